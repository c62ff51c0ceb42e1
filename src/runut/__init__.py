"""Runut reads many reports of one story and builds a dossier in which every line leads back to its sentence."""

__all__ = ["__version__"]
__version__ = "0.1.0"

"""Whose names are one voice where statements are compared."""

import pytest

from runut.records import Entity, Role
from runut.relate.voices import voices


def known(name, kind=None, *aliases, role=None):
    roles = (Role(role, ()),) if role else ()
    return Entity(id=name, story="s", name=name, type=kind, aliases=aliases, roles=roles, mentions=(), reasons=())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (known("Badan Arus Laut (BAL)"), known("BAL", "organization"), True),
        (known("Badan Arus Laut (BAL)"), known("Badan Arus Laut", "organization"), True),
        (known("Badan Arus Laut (BAL)"), known("Arus Laut", "organization"), True),
        (known("Badan Arus Laut", "organization"), known("BAL", "organization"), True),
        (known("Badan Arus Laut", "organization"), known("Badan Arus Darat", "organization"), False),
        (known("Laut Arus", "place"), known("Badan Laut Arus", "organization"), False),
        (known("petugas"), known("petugas Balai Delta"), False),
        (known("Sinta Ayu Wardani", "person"), known("SAW", "person"), True),
        (known("Sinta Wardani", "person"), known("SW", "person"), False),
        (known("Sinta Wardani", "person"), known("Sinta Wardanimeng", "person"), True),
        (known("Sinta Wardani", "person"), known("Sinta Wardanikemudian", "person"), True),
        (known("Sinta Wardani", "person"), known("Sinta Wardaniucek-ucek", "person"), True),
        (known("Sinta Wardani", "person"), known("Sinta Wardaningrum", "person"), False),
        (known("Balai Arus Laut", "organization"), known("Balai Arus LautDelta", "organization"), True),
        (known("José Odeh", "person"), known("Jose Odeh", "person"), True),
        (known("Sinta Odeh", "person", "Odeh"), known("Bram Odeh", "person", "Odeh"), False),
    ],
)
def test_who_is_one_voice(one, other, same):
    told = voices((one, other), "id").same
    assert (other.id in told.get(one.id, ())) is same
    assert told == voices((other, one), "id").same


def test_an_office_is_held_though_a_space_is_lost_in_it():
    body, officer = known("Balai Laut", "organization"), known("Sinta Wardani", "person", role="KepalaBalai Laut")
    assert voices((body, officer), "id").offices == {officer.id: {body.id}}


def test_a_short_name_of_two_bodies_is_no_ones():
    bodies = known("Balai Laut Utara", "organization"), known("Balai Darat Selatan", "organization")
    assert voices((*bodies, known("Balai", "organization")), "id").same == {}
    initials = known("Badan Arus Laut", "organization"), known("Balai Air Lahan", "organization")
    assert voices((*initials, known("BAL", "organization")), "id").same == {}


def test_an_office_is_no_name():
    entities = known("Deputi Bidang Kapal"), known("Sinta Wardani", "person"), known("Deputi", None, "Bram Odeh")
    assert voices(entities, "id").titles == {"Deputi Bidang Kapal"}

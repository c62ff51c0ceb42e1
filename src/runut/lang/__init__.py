"""What is particular to a language, as tables: one folder a language, read by `runut.text.lexicon`."""

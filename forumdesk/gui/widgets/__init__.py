"""Building blocks of the window: they know the theme and their texts, never a service or a catalogue.

Every widget takes the theme first, its texts as parameters, and follows `Theme.changed`. Texts can be set
again at any time, so a page may change its language without being rebuilt.
"""

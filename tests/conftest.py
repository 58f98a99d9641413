"""For all tests."""

from hypothesis import settings

# How long an example takes says more of the machine than of the code. Whoever chose a profile keeps it.
if settings.get_current_profile_name() == "default":
    settings.register_profile("any-machine", deadline=None)
    settings.load_profile("any-machine")

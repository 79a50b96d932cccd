"""For all tests: how long an example takes says nothing, on a machine that has other work too."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", parent=settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

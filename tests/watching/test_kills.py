"""The watcher killed at lines of a drop's way chosen at random, again and again, and at last let run to its end.

`XLFORMS_KILLS` is how often in all (`make watch-kill`: 200), `XLFORMS_SEED` which lines are chosen.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Sequence

import pytest

from tests.cli.running import ROOT
from tests.watching.bureau import Bureau, Spy

KILLS = int(os.environ.get("XLFORMS_KILLS", "6"))
SEED = os.environ.get("XLFORMS_SEED", "20261124")
AT_ONCE = 6

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")


def start(bureau: Bureau, at: int) -> subprocess.Popen[str]:
    """The real watcher, to be killed at a line, or at none."""
    command = [sys.executable, "-m", "tests.watching.killed", str(bureau.inbox), str(at)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(watchers: Sequence[subprocess.Popen[str]]) -> list[str]:
    """Where each was killed, or how many lines it took when it came to its end."""
    said = []
    for watcher in watchers:
        out, err = watcher.communicate(timeout=300)
        assert watcher.returncode in (0, -signal.SIGKILL), err
        said.append(out.strip())
    return said


@pytest.mark.parametrize(("watchers", "share"), [(1, 0.7), (2, 0.3)])
def test_killed_anywhere_nothing_is_lost_doubled_or_half_visible(bureau: Bureau, watchers: int, share: float) -> None:
    chance = random.Random(f"{SEED} {watchers}")
    bureau.drop_some(AT_ONCE)
    (told,) = ended([start(bureau, 0)])
    lines, number = int(told), AT_ONCE
    places: list[str] = []
    with Spy(bureau) as spy:
        while len(places) < KILLS * share:
            if len(bureau.names("收件箱") + bureau.files(".xlforms/claim")) < AT_ONCE / 2:
                bureau.drop_some(AT_ONCE, number)
                number += AT_ONCE
            said = ended([start(bureau, chance.randint(1, lines)) for _ in range(watchers)])
            places += [place for place in said if ":" in place]
            bureau.check(finished=False)
        ended([start(bureau, 0)])
    assert spy.broken == []
    bureau.check()
    print(f"{len(places)} kills at {len({*places})} places, {number} files, {watchers} watchers")  # noqa: T201

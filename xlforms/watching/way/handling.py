"""One drop on its way: claimed, worked on, published. Several threads do it side by side, each with a worker."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from functools import partial

from xlforms import __version__
from xlforms.calculation.own_settings import own_file
from xlforms.errors import FileError
from xlforms.findings import refusal
from xlforms.forms.declared import declarations_in, own_folder
from xlforms.watching.folders import Folders
from xlforms.watching.inbox.scanning import Sample, sample
from xlforms.watching.inbox.wholeness import is_whole
from xlforms.watching.names import shown
from xlforms.watching.pace import Limits, Pace
from xlforms.watching.telling.journal import Journal
from xlforms.watching.way import jobs
from xlforms.watching.way.finished import Record, digest, earlier, remember
from xlforms.watching.way.jobs import Job, Notes
from xlforms.watching.way.outcomes import LETTER, Outcome, outcome
from xlforms.watching.way.publishing import Published, original_home, publish
from xlforms.watching.way.results import INCOMPLETE, Ended, Gone, Later, NotYet, Result
from xlforms.watching.way.retries import DEATH, SETTINGS, TURN, Trouble, trouble
from xlforms.watching.way.worker import Answer, refused
from xlforms.watching.way.workers import CRASHED, Worker, WorkerDied

DUPLICATE, UNCHANGED, UNPACKED = "duplicate", "unchanged", "unpacked"
_ONCE = ("done", "returned", UNPACKED)
_ITS_TURN = Trouble(TURN, "同名的前一版还在处理，处理完就轮到它。")


class Handler:
    """Takes one drop at a time all its way."""

    def __init__(
        self, folders: Folders, journal: Journal, pace: Pace, limits: Limits, rules: str | None = None
    ) -> None:
        self._folders = folders
        self._rules = rules
        self._journal = journal
        self._pace = pace
        self._limits = limits
        self._worker = Worker(limits)

    def stop(self) -> None:
        """End the worker."""
        self._worker.stop()

    def take(self, name: str, seen: Sample, claims: str, *, whole: bool) -> Result:
        """Claim a drop that has settled, and see it through.

        Args:
            name: its path in the inbox.
            seen: as it was when it had settled.
            claims: the folder of this watcher's jobs.
            whole: False when it is to be looked into first.
        """
        path = os.path.join(self._folders.inbox, name)
        try:
            if not (whole or is_whole(path)):
                return NotYet(name, INCOMPLETE)
            job = jobs.claim(path, name, claims, self._folders, {})
        except FileNotFoundError:
            return Gone(name)
        except OSError as error:
            found = trouble(error)
            return NotYet(name, found.reason, found)
        except Exception as error:  # noqa: BLE001  a fault of ours must not stop the others
            return NotYet(name, _unforeseen(error).reason, _unforeseen(error))
        if job is None:
            return NotYet(name, _ITS_TURN.reason, _ITS_TURN)
        self._journal.log("claimed", job=job.id, file=name)
        return self.resume(job, seen)

    def again(self, record: Record, claims: str) -> Result:
        """Claim the original of a finished drop, to see whether the same comes of it today."""
        name = record["name"]
        try:
            original = os.path.join(self._folders.root, record["original"])
            seen = sample(original)
            job = jobs.claim(original, name, claims, self._folders, {"again": record})
        except OSError:
            return Gone(name)
        if job is None:
            return NotYet(name, _ITS_TURN.reason, _ITS_TURN)
        self._journal.log("claimed", job=job.id, file=name, again=True)
        return self.resume(job, seen)

    def resume(self, job: Job, seen: Sample | None) -> Result:
        """See a claimed drop through, from wherever it is."""
        try:
            return self._see_through(job, seen)
        except OSError as error:
            if not os.path.isdir(job.folder) and os.path.isdir(self._folders.private):
                return Gone(job.name)  # another watcher took it over
            return Later(job, trouble(error))
        except Exception as error:  # noqa: BLE001  a fault of ours must not stop the others
            found = _unforeseen(error)
            with suppress(OSError):
                notes = jobs.notes_of(job)
                jobs.note(job, notes | {"faults": notes.get("faults", 0) + 1, "fault": found.reason})
            return Later(job, found)

    def _see_through(self, job: Job, seen: Sample | None) -> Result:
        job = jobs.found(job.folder)  # an attempt before may have put the original away
        publication = jobs.publication(job)
        if publication is None:
            if not job.name:
                jobs.discard(job, self._folders)
                return Ended(job, "released")
            found = self._worked_out(job, seen)
            if isinstance(found, Trouble):
                return Later(job, found)
            publication = self._built(job, found)
        notes = jobs.notes_of(job)
        if notes.get("again"):  # goes back to where it was
            publication = publication._replace(number=1)
        published = publish(job, publication, _home(self._folders, publication.kind, job.name, notes), self._folders)
        self._tell_the_end(job, publication.kind, published, notes)
        jobs.discard(job, self._folders)
        return Ended(job, publication.kind)

    def _worked_out(self, job: Job, seen: Sample | None) -> Outcome | Trouble:
        """What comes of the original, once it stands still: somebody may still be writing into it."""
        while True:
            seen = self._settled(job.input, seen)
            told = self._judged(job)
            if sample(job.input) == seen:
                return told
            self._journal.log("changed", job=job.id, file=job.name)

    def _settled(self, path: str, expected: Sample | None) -> Sample:
        now = sample(path)
        since = time.monotonic()
        known = expected is not None and now.content == expected.content
        while not known and time.monotonic() - since < self._pace.settle:
            time.sleep(self._pace.settle / 3)
            last, now = now, sample(path)
            since = since if last == now else time.monotonic()
        return now

    def _judged(self, job: Job) -> Outcome | Trouble:
        notes = jobs.notes_of(job)
        notes |= {"name": job.name, "sha256": digest(job.input), "received": time.strftime("%Y-%m-%d %H:%M:%S")}
        notes["made_by"] = self._made_by(job)
        known = None if notes.get("again") else earlier(self._folders, notes["sha256"], job.name, notes["made_by"])
        if known:
            jobs.note(job, notes)
            return Outcome(DUPLICATE, 1, {}, b"", _said_of_duplicate(known))
        jobs.note(job, notes)
        answer = self._asked(job, notes)
        if isinstance(answer, Trouble):
            return answer
        if _is_unchanged(job, answer, notes):
            return Outcome(UNCHANGED, 1, {}, b"", "按现在的规则重新处理，结果不变。")
        return outcome(job.name, answer, self._folders, notes["received"])

    def _made_by(self, job: Job) -> str:
        """What a result depends on beside its original; what can't be read is the worker's to refuse."""
        rules, forms = self._own_rules(job), self._own_forms()
        files = [*([rules] if rules else []), *declarations_in(forms)]
        return " ".join([__version__, *map(_digest_if_there, files)])

    def _asked(self, job: Job, notes: Notes) -> Answer | Trouble:
        """The worker's answer; an attempt is counted before it begins, and a death when it is known."""
        starts, deaths = notes.get("starts", 0), notes.get("deaths", 0)
        if notes.get("faults", 0) >= self._limits.deaths:
            return refused(FileError("XF999", notes["fault"]))
        if deaths >= self._limits.deaths:
            return refused(self._killed_by(notes.get("death", CRASHED)))
        if starts >= self._limits.starts:
            return refused(refusal("XF978", times=starts))
        notes["starts"] = starts + 1
        jobs.note(job, notes)
        jobs.clear_draft(job)
        try:
            own = {"rules": self._own_rules(job), "forms": self._own_forms()}
            answer = self._worker.ask({"input": job.input, "draft": job.draft, **own})
        except WorkerDied as death:
            jobs.note(job, notes | {"deaths": deaths + 1, "death": death.code})
            return Trouble(DEATH, self._killed_by(death.code).message)
        if answer["kind"] == "settings":
            return Trouble(SETTINGS, answer["error"]["message"])
        return _trouble(answer) if answer["kind"] == "trouble" else answer

    def _killed_by(self, code: str) -> FileError:
        return refusal(code, seconds=int(self._limits.seconds), times=self._limits.deaths)

    def _own_rules(self, job: Job) -> str | None:
        """The bureau's settings as `fill` finds them: with the drop, in its folder or the one above."""
        return self._rules or own_file(os.path.join(self._folders.inbox, job.name))

    def _own_forms(self) -> str | None:
        """The folder 表样 beside the inbox, or one folder above; one within the inbox is a drop like any other."""
        return own_folder(os.path.dirname(self._folders.inbox))

    def _built(self, job: Job, found: Outcome) -> jobs.Publication:
        if found.letter:
            _write(os.path.join(job.draft, LETTER), found.letter)
        planned = [self._folders.short(os.path.join(self._folders.role(role), path)) for role, path in found.parts]
        workbooks = [file for file in found.parts.values() if file != LETTER] if found.kind != UNPACKED else []
        output = digest(os.path.join(job.draft, workbooks[0])) if workbooks else ""
        told = {"kind": found.kind, "sentence": found.sentence, "planned": planned, "output": output}
        jobs.note(job, jobs.notes_of(job) | told)
        return jobs.build(job, found.kind, found.number, found.parts)

    def _tell_the_end(self, job: Job, kind: str, published: Published, notes: Notes) -> None:
        short = self._folders.short
        # What an attempt before a crash has brought out is known by its plan only.
        results = max(list(map(short, published.results)), notes.get("planned", []), key=len)
        results = sorted(results, key=partial(_is_a_drop, self._folders))  # an archive's list is what stays where it is
        original = short(published.original) if published.original else ""
        name, sha256, output = notes.get("name", job.name), notes.get("sha256", ""), notes.get("output", "")
        if kind in _ONCE and results and original and (output or kind == UNPACKED):
            made_by, result = notes.get("made_by", ""), results[0]
            remember(
                self._folders,
                Record(name=name, sha256=sha256, original=original, result=result, output=output, made_by=made_by),
            )
        self._journal.log(
            kind,
            job=job.id,
            file=name,
            sentence=notes.get("sentence", ""),
            results=results,
            original=original,
            sha256=sha256,
        )


def _home(folders: Folders, kind: str, name: str, notes: Notes) -> str:
    again: Record | None = notes.get("again")
    return os.path.join(folders.root, again["original"]) if again else original_home(folders, kind, name)


def _digest_if_there(path: str) -> str:
    try:
        return digest(path)
    except OSError:
        return ""


def _is_a_drop(folders: Folders, path: str) -> bool:
    """Whether a result, as people see it, is a drop in its turn."""
    return os.path.join(folders.root, path).startswith(os.path.join(folders.inbox, ""))


def _said_of_duplicate(known: Record) -> str:
    return f"和以前放进来的一模一样，没有再处理；结果在“{shown(known['result'])}”。"


def _is_unchanged(job: Job, answer: Answer, notes: Notes) -> bool:
    again: Record | None = notes.get("again")
    return bool(
        again and "workbook" in answer and digest(os.path.join(job.draft, answer["workbook"])) == again["output"]
    )


def _trouble(answer: Answer) -> Trouble:
    number = answer["errno"] or 0
    return trouble(OSError(number, os.strerror(number)))


def _unforeseen(error: Exception) -> Trouble:
    said = " ".join(str(error).split())[:200]
    return Trouble(DEATH, refusal("XF999", reason=f"{type(error).__name__}: {said}").message)


def _write(path: str, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())

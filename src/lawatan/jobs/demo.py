"""The demonstration: every sample planned, and everything written that the program can write of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lawatan.jobs.export import NothingToExport, NotWritten, export
from lawatan.jobs.files import read_edition, write_edition
from lawatan.jobs.plan import PlanJob
from lawatan.jobs.report import Report
from lawatan.output import OUTPUTS, Audience
from lawatan.resources import samples
from lawatan.rules import Edition

AUDIENCES_OF_THE_DEMO: tuple[Audience, ...] = ("all", "groups", "hosts", "officials", "vehicles", "committee")
"""Not each person: a participant's papers are the group's."""


def run_demo(folder: Path, run: Callable[[PlanJob], Edition], tell: Callable[[str], None]) -> list[Report]:
    """Plan each sample with ``run``, write it and its outputs for everybody into a folder of its own.

    ``tell`` gets a line as each part begins. OSError where the folder cannot be written.
    """
    jobs = [PlanJob(read_edition(path)) for path in samples()]
    reports = []
    for position, job in enumerate(jobs):
        job.start()
        tell(f"Planning {job.edition.name.en}, {job.edition.place.en or job.edition.id} …")
        planned = run(job)
        if position + 1 < len(jobs):
            jobs[position + 1].start()  # its solver loads while this one's papers are written
        own = folder / planned.id
        own.mkdir(parents=True, exist_ok=True)
        write_edition(planned, own / f"{planned.id}.json")
        for output in OUTPUTS:
            for audience in AUDIENCES_OF_THE_DEMO:
                try:
                    export(planned, output.name, own if audience == "all" else own / audience, audience)
                except NothingToExport:
                    continue
                except NotWritten as fault:
                    raise fault.why from None
        reports.append(Report(planned, job.outcome))
    return reports

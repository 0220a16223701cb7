"""`coder consensus`: what coders agree on, taken over for all of them."""

from pathlib import Path
from typing import Any

import click

from coder.cli.agreement import coders_option
from coder.cli.options import format_option, output_option, project_option


@click.command(epilog="Example: coder consensus --coders ana,ben --dry-run")
@coders_option
@click.option("--dry-run", is_flag=True, help="Only tell what would be taken over.")
@format_option("table", "csv", "xlsx", "json")
@output_option
@project_option
def consensus(path: Path, *, dry_run: bool, **asked: Any) -> None:
    """Take over what finished coders agree on, and list what is left to settle.

    Present for all: the words that they coded in common become codings of the coder "consensus".
    Documents without a disagreement are finished for the consensus. Settle the rest with:
    coder open --as consensus
    """
    from coder.cli.agreement_tables import consensus_payload, disagreement_table
    from coder.cli.printing import emit, narrate
    from coder.workflow.adjudicating import foreseen, take_over
    from coder.workflow.project import open_project

    with open_project(path) as project:
        found = (foreseen if dry_run else take_over)(project, asked["coders"])
    would = "Would be taken" if dry_run else "Taken"
    narrate(
        f"{would} over in {len(found.documents)} documents: {len(found.codings)} codings and "
        f"{len(found.ratings)} values. Finished as consensus: {len(found.finished)} documents."
    )
    payload = consensus_payload(found, dry_run=dry_run)
    emit(disagreement_table(found.disagreements), payload, asked["fmt"], asked["output"])

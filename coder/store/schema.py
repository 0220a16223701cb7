"""The tables of a project file, one migration a step; a step is never edited once released.

What a step does stands in `steps`, in a file of the step's name.
"""

from importlib.resources import files

from coder.store.connection import Database, Migrations

APPLICATION_ID = 0x70726163  # "prac": tells our files from every other SQLite file

migrations = Migrations("practice-coder")


def take(db: Database, step: str) -> None:
    """Run the step's statements."""
    db.executescript(files("coder.store").joinpath("steps", f"{step}.sql").read_text("utf-8"))


@migrations()
def m001_first_tables(db: Database) -> None:
    take(db, "m001_first_tables")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


@migrations()
def m002_memos_places_and_scopes(db: Database) -> None:
    take(db, "m002_memos_places_and_scopes")


@migrations()
def m003_rejections_taken_back(db: Database) -> None:
    take(db, "m003_rejections_taken_back")


@migrations()
def m004_rounds(db: Database) -> None:
    take(db, "m004_rounds")


@migrations()
def m005_decisions(db: Database) -> None:
    take(db, "m005_decisions")


@migrations()
def m006_copies(db: Database) -> None:
    take(db, "m006_copies")


@migrations()
def m007_summaries(db: Database) -> None:
    take(db, "m007_summaries")


@migrations()
def m008_quotations(db: Database) -> None:
    take(db, "m008_quotations")


@migrations()
def m009_measures(db: Database) -> None:
    take(db, "m009_measures")


@migrations()
def m010_settings_and_first_passes(db: Database) -> None:
    take(db, "m010_settings_and_first_passes")


@migrations()
def m011_reviews(db: Database) -> None:
    take(db, "m011_reviews")


@migrations()
def m012_reading_orders(db: Database) -> None:
    take(db, "m012_reading_orders")


@migrations()
def m013_vectors(db: Database) -> None:
    take(db, "m013_vectors")

"""Cases and their attributes, and the scenarios with their prompts."""

from collections import defaultdict

from coder.store.connection import Database, Row, fetch
from coder.store.history import Action
from transcripts.model import Case, Prompt, Scenario, new_guid
from transcripts.text import natural


class Cases:
    """The people or sites that are studied, in the order of their ids."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, action: Action, case: Case) -> None:
        """Add the case, or give it these attributes in place of those it had."""
        action.put("cases", case.guid, {"guid": case.guid, "id": case.id})
        there = {row["name"]: row for row in self._attributes(case.guid)}
        for name in there.keys() - case.attributes.keys():
            action.put("attributes", there[name]["guid"], None)
        for name, value in case.attributes.items():
            guid = there[name]["guid"] if name in there else new_guid()
            row = {"guid": guid, "case": case.guid, "name": name, "value": value}
            action.put("attributes", guid, row)

    def all(self) -> list[Case]:
        attributes: dict[str, dict[str, str]] = defaultdict(dict)
        for row in fetch(self._db, "SELECT * FROM attributes ORDER BY rowid"):
            attributes[row["case"]][row["name"]] = row["value"]
        rows = fetch(self._db, "SELECT * FROM cases")
        rows.sort(key=lambda row: natural(row["id"]))
        return [Case(row["id"], attributes[row["guid"]], row["guid"]) for row in rows]

    def _attributes(self, guid: str) -> list[Row]:
        return fetch(self._db, 'SELECT * FROM attributes WHERE "case" = :guid', {"guid": guid})


class Scenarios:
    """The practice situations, in the order in which they were loaded."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, action: Action, scenario: Scenario, *, position: int) -> None:
        """Add the scenario, or put it in place of the one with its guid."""
        for row in self._prompts(scenario.guid):
            action.put("prompts", row["guid"], None)
        action.put("scenarios", scenario.guid, _scenario_row(scenario, position))
        for place, prompt in enumerate(scenario.prompts):
            guid = new_guid()
            row = {"guid": guid, "scenario": scenario.guid, "id": prompt.id, "text": prompt.text}
            action.put("prompts", guid, row | {"position": place})

    def all(self) -> list[Scenario]:
        return [
            Scenario(
                id=row["id"],
                title=row["title"],
                text=row["text"],
                prompts=tuple(Prompt(one["id"], one["text"]) for one in self._prompts(row["guid"])),
                prompted=bool(row["prompted"]),
                guid=row["guid"],
            )
            for row in fetch(self._db, "SELECT * FROM scenarios ORDER BY position, id")
        ]

    def _prompts(self, guid: str) -> list[Row]:
        sql = "SELECT * FROM prompts WHERE scenario = :guid ORDER BY position"
        return fetch(self._db, sql, {"guid": guid})


def _scenario_row(scenario: Scenario, position: int) -> Row:
    return {
        "guid": scenario.guid,
        "id": scenario.id,
        "title": scenario.title,
        "text": scenario.text,
        "prompted": int(scenario.prompted),
        "position": position,
    }

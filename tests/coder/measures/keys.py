"""Small scoring keys, all of them invented."""

from coder.measures.key import TOTAL, Direction, How, Item, Key, Kind, Rule, Threshold


def key(  # noqa: PLR0913 - what a story needs to be another than usual
    items: int = 4,
    *,
    how: How = How.SUM,
    least: int | None = None,
    turned: tuple[str, ...] = (),
    direction: Direction = Direction.LOWER,
    cutoff: Threshold | None = None,
    reliable_change: Threshold | None = None,
) -> Key:
    """Items 1 to `items` from 1 to 5, with a total."""
    ids = tuple(str(number + 1) for number in range(items))
    return Key(
        id="small",
        title="Small",
        kind=Kind.SCALE,
        items=tuple(map(Item, ids)),
        low=1,
        high=5,
        direction=direction,
        rules=(Rule(TOTAL, ids, how, items if least is None else least),),
        reversed=turned,
        cutoff=cutoff,
        reliable_change=reliable_change,
    )


def count(*, direction: Direction = Direction.NEITHER, high: float | None = None) -> Key:
    """One number, 0 or more."""
    rule = Rule(TOTAL, ("value",), How.SUM, 1)
    return Key("visits", "Visits", Kind.COUNT, (Item("value"),), 0, high, direction, (rule,))


def sheet(*answers: float | None) -> dict[str, float]:
    """Answers to items 1, 2, …; None where one was left blank."""
    return {str(place): one for place, one in enumerate(answers, start=1) if one is not None}

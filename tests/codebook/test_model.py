"""The tree that codes stand in."""

from codebook.files import shipped


def test_a_code_is_found_by_its_id_in_any_case() -> None:
    book = shipped("practice")
    code = book.find("pl1")
    assert code is not None
    assert code.id == "PL1"
    assert book.find("nothing") is None


def test_the_tree_knows_its_roots_children_families_and_depths() -> None:
    book = shipped("practice")
    planning = book.roots()[0]
    children = ["PL1", "PL2", "PL3", "PL4", "PL5"]
    assert [code.id for code in book.children(planning)] == children
    assert [code.id for code in book.family(planning)] == ["PL", *children]
    assert (book.depth(planning), book.depth(book.children(planning)[0])) == (0, 1)

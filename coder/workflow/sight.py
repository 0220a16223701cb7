"""Who may see what others did in a document: the one rule, for every screen and command."""

from coder.model import Coder, CoderKind


def sees_others(coder: Coder | None, *, finished: bool) -> bool:
    """Whether this coder sees what others coded, rated and noted in a document.

    Coders are compared, so nobody sees another's work in a document before having finished it:
    what another made of the words would steer a coding that is to be independent. The consensus
    settles what coders differ on, and who reads without a coder's name codes nothing: they see all.
    """
    return coder is None or coder.kind is CoderKind.CONSENSUS or finished

import numpy as np

from coder.suggest.votes import majority


def test_a_code_stands_where_more_than_half_of_those_who_decided_gave_it() -> None:
    ana = np.array([[1, 1, 0, -1, 1]], dtype=np.int8)
    ben = np.array([[1, 0, 0, -1, -1]], dtype=np.int8)
    cleo = np.array([[0, -1, 0, -1, -1]], dtype=np.int8)
    found = majority([ana, ben, cleo])
    assert found.tolist() == [[1, -1, 0, -1, 1]]  # the second is a tie
    assert found.dtype == np.int8

"""The vectors are what the format's text gives, and the second mind refuses what it must."""
import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import leaf_format as lf  # noqa: E402
import log_vectors as lv  # noqa: E402


def test_header_is_fresh():
    with open(lv.HEADER, encoding="utf-8") as f:
        assert f.read() == lv.header()


def test_page_is_fresh():
    with open(lv.PAGE, encoding="utf-8") as f:
        assert f.read() == lv.page()


@pytest.mark.parametrize("why,leaf", lv.leaves(), ids=lambda x: x if isinstance(x, str) else "")
def test_leaves_are_read(why, leaf):
    assert lf.read(lf.write(leaf)) == leaf


@pytest.mark.parametrize("code,why,data", lv.refusals(), ids=[r[1] for r in lv.refusals()])
def test_refusals(code, why, data):
    with pytest.raises(lf.Refused):
        lf.read(data)


def test_every_act_has_a_known_kind():
    assert len(lf.ACTS) > 900
    assert {a.split(".")[0] for a in lf.ACTS} == set(lf.KINDS)


def test_roots_of_certificate_transparency():
    known = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    assert lv.trees()[8][1].hex() == known

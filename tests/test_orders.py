"""The measure of whether articles that arrive in another order end in the same stories: eval.run."""

from eval import run

from relate_reports import report

READINGS = [report(f"r{n}", f"Banjir {place} merendam rumah {n}.") for n, place in enumerate(("Lamuri", "Gumira") * 3)]


def test_a_store_that_has_the_same_stories_in_either_order_agrees(tmp_path):
    assert run.orders_agreeing(READINGS, tmp_path) == 1.0


def test_other_stories_in_one_order_are_below_the_floor(tmp_path, monkeypatch, capsys):
    looked = iter([run.stories_in(READINGS), run.stories_in(READINGS[1:])])
    monkeypatch.setattr(run, "stories_of", lambda _: next(looked))
    agreeing = run.orders_agreeing(READINGS, tmp_path)
    assert agreeing == 0.5
    assert f"order of arrival {run.ORDERS[1]}" in capsys.readouterr().out
    assert run.check_floors({"stories": {"orders": agreeing}}, raise_them=False) == ["stories orders 0.500 < 0.995"]

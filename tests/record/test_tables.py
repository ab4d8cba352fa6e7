"""Flat rows, and CSV that no spreadsheet runs."""

import csv
import io

import pytest

from detente.record import csv_text
from detente.record.tables import COLUMNS
from tests.build import act, contract
from tests.record import seed


def test_one_row_an_act(record):
    record.add(seed(source="Example"))
    first, second, third = record.acts_table()
    assert all(tuple(row) == COLUMNS for row in (first, second, third))
    assert (first["actor"], first["actor_country"], first["recipient"]) == ("Kim Jong Un", "PRK", "United States")
    assert (first["condition_kind"], first["condition"]) == ("only_if", "only if Washington drops its demand")
    assert (second["recipient"], second["date"], second["date_basis"]) == ("", None, None)
    assert record.acts_table(actor="japan") == [third]


def test_a_fall_back_is_called_one(record):
    record.add(contract("Kim spoke.", [act("spoke")], published="2025-09-22"))
    row = record.acts_table()[0]
    assert (row["date"], row["date_basis"]) == ("2025-09-22", "publication")


def test_several_participants_share_a_cell(record):
    record.add(contract("Kim and Xi met.", [act("met", "CONSULT", by=("Kim||PRK|GOV MIL", "Xi||CHN"))]))
    row = record.acts_table()[0]
    assert (row["actor"], row["actor_country"], row["actor_sector"]) == ("Kim; Xi", "PRK; CHN", "GOV MIL; ")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_no_cell_begins_a_formula(cell):
    written = csv_text([{"evidence": cell}], ["evidence"])
    assert next(csv.reader(io.StringIO(written, newline=""), strict=True)) == ["evidence"]
    assert list(csv.reader(io.StringIO(written, newline="")))[1] == ["'" + cell]


def test_other_cells_are_as_they_are():
    row = {"score": -2.5, "evidence": 'He said: "no", then\nleft', "title": None, "source": "a \udcff b"}
    written = csv_text([row], list(row))
    assert written.startswith("score,evidence,title,source\r\n")
    assert list(csv.reader(io.StringIO(written, newline="")))[1] == ["-2.5", row["evidence"], "", "a \ufffd b"]

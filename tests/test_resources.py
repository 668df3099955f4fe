"""The folders that come with the program; that they are inside the wheel is tried by ``.ci/run``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lawatan import resources


def test_in_a_checkout_both_folders_stand_at_its_top() -> None:
    top = Path(__file__).parents[1]

    assert resources.folder("resources") == top / "resources"
    assert resources.folder("samples") == top / "samples"


def test_an_installed_package_holds_them_itself(tmp_path: Path) -> None:
    package = tmp_path / "lib" / "site-packages" / "lawatan"

    assert resources._home(package) == package / "_shipped"


def test_a_src_folder_without_a_project_is_no_checkout(tmp_path: Path) -> None:
    package = tmp_path / "src" / "lawatan"

    assert resources._home(package) == package / "_shipped"


def test_an_incomplete_installation_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "lawatan")

    with pytest.raises(FileNotFoundError, match=r"“samples”.*install it again"):
        resources.folder("samples")


def test_samples_are_the_editions_by_name_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "lawatan" / "_shipped" / "samples"
    folder.mkdir(parents=True)
    for name in ("b.json", "a.json", "typed.xlsx"):
        (folder / name).touch()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "lawatan")

    assert resources.samples() == (folder / "a.json", folder / "b.json")
    assert resources.sample("b") == folder / "b.json"


@pytest.mark.parametrize("name", ["none-such", "", "../pyproject", "bali-2016.json"])
def test_an_unknown_sample_is_refused_with_the_names_of_those_there_are(name: str) -> None:
    with pytest.raises(LookupError, match=r"bali-2016, jakarta-bali, jakarta-bandung-2018"):
        resources.sample(name)


@pytest.mark.parametrize("name", ["bali-2016", "jakarta-bali", "jakarta-bandung-2018"])
def test_the_shipped_samples_are_found_and_are_json(name: str) -> None:
    assert json.loads(resources.sample(name).read_text(encoding="utf-8"))

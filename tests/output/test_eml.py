"""E-mails: read back by Python's mail parser, their calendar parts by libical and by our own check of bytes."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from lawatan.domain import AnyEdition, Contact, Organiser, Shuttle, Table, apply, replace, with_plan
from lawatan.domain import changed as with_changes
from lawatan.output import OUTPUTS, Outgoing
from lawatan.output.reader import Reader
from output.bytes_of_calendars import faults
from output.calendars.test_versions_of_calendars import NOW, at, moved, one, since, version, whole, without
from output.libical import faults as libical_faults
from output.two_groups import changed, planned, view

(EML,) = (each for each in OUTPUTS if each.name == "eml")


def with_contact(edition: AnyEdition, name: str = "Ani") -> AnyEdition:
    contacts = (Contact(name=name, email="ani@example.org"), Contact(name="No address"))
    return apply(edition, {("hosts", "firm"): with_changes(edition.hosts["firm"], contacts=contacts)})


def mails(out: Outgoing, reader: Reader) -> list[EmailMessage]:
    found = [part.content for paper in EML.papers for part in paper.make(out, reader)]
    assert all(b"\n" not in content.replace(b"\r\n", b"") for content in found)
    return [message_from_bytes(content, policy=policy.default) for content in found]


def parts(mail: EmailMessage) -> dict[str, EmailMessage]:
    return {part.get_content_type(): part for part in mail.walk() if not part.is_multipart()}  # type: ignore[misc]


def test_a_host_gets_a_mail_a_meeting_with_its_invitation_and_its_paper() -> None:
    out = Outgoing(view(with_contact(planned())), "en", NOW)
    first, *others = mails(out, one(out, "firm"))

    assert len(others) == 1, "the groups come one after the other"
    assert first["To"] == "Ani <ani@example.org>" and first["X-Unsent"] == "1"
    assert first["Subject"] == "Invitation: Aircraft tour, Sat 21 Jul"
    its = parts(first)
    assert set(its) == {"text/plain", "text/calendar", "application/pdf"}
    assert its["text/calendar"].get_param("method") == "REQUEST"
    content = its["text/calendar"].get_content().encode()
    assert faults(content) == () and libical_faults(content) == ()
    assert its["application/pdf"].get_content().startswith(b"%PDF-")
    text = its["text/plain"].get_content()
    assert text.startswith("Dear Sir or Madam,") and "Saturday, 21 July 2018, " in text
    assert "Head-count: " in text and text.rstrip().endswith("As of Saturday, 14 November 2026")


def test_a_change_says_what_was_and_a_cancellation_regrets() -> None:
    first = version(with_contact(planned()))
    moved_out = since(first, with_contact(moved("tour@B", at(20, 10, 0))))
    (change,) = mails(moved_out, one(moved_out, "firm"))
    assert change["Subject"] == "Changed: Aircraft tour, Fri 20 Jul"
    assert "Sat 21 Jul, 13:00–" in parts(change)["text/plain"].get_content()
    gone_out = since(first, with_contact(without("tour@B")))
    (gone,) = mails(gone_out, one(gone_out, "firm"))
    assert gone["Subject"] == "Cancelled: Aircraft tour, Sat 21 Jul"
    assert parts(gone)["text/calendar"].get_param("method") == "CANCEL"
    assert "We regret" in parts(gone)["text/plain"].get_content() and "application/pdf" not in parts(gone)


def test_who_goes_along_gets_one_mail_and_who_has_nothing_new_none() -> None:
    out = since(version(planned()), moved("closing@ALL", at(23, 14, 5)), language="id")
    (mail,) = mails(out, one(out, "A"))
    its = parts(mail)
    assert its["text/calendar"].get_filename() == "two-groups-2018-group-a.ics"
    assert its["text/calendar"].get_param("method") == "PUBLISH"
    assert "Perubahan sejak versi 1:" in its["text/plain"].get_content()
    assert mails(out, one(out, "firm")) == []


def test_the_same_mail_has_the_same_id_and_another_meeting_another() -> None:
    out = Outgoing(view(), "en", NOW)
    once, again = (
        [mail["Message-ID"] for mail in mails(out, reader)] for reader in (one(out, "firm"), one(out, "firm"))
    )
    assert once == again and len({*once}) == len(once)


@pytest.mark.parametrize("name", ["Ani\nBcc: all@example.org", "آنی “the, chief” <x@y>", "😀" * 80, 'a"b\\c'])
def test_what_somebody_typed_is_no_header(name: str) -> None:
    line = " ".join(name.split())
    edition = with_contact(changed("tour", name={"en": f"Tour {name}"}), line)
    out = Outgoing(view(edition), "en", NOW)
    for mail in mails(out, one(out, "firm")):
        assert mail["Bcc"] is None
        assert [address.addr_spec for address in mail["To"].addresses] == ["ani@example.org"]
        assert mail["To"].addresses[0].display_name.replace(" ", "") == line.replace(" ", "")
        assert mail["Subject"] == f"Invitation: Tour {line}, Sat 21 Jul"


@pytest.mark.parametrize("email", ["not an address", "a@b, c@d", "@", "ani@example.org\u202e"])
def test_what_is_no_address_is_left_to_be_filled_in(email: str) -> None:
    contacts = (Contact(name="Ani", email=email),)
    edition = apply(planned(), {("hosts", "firm"): with_changes(planned().hosts["firm"], contacts=contacts)})
    out = Outgoing(view(edition), "en", NOW)
    assert mails(out, one(out, "firm"))[0]["To"] is None


def test_the_committee_gets_all_of_it() -> None:
    out = Outgoing(view(), "en", NOW)
    (mail,) = mails(out, whole(out))
    assert {"text/plain", "text/calendar", "application/pdf"} == set(parts(mail))


def test_a_meeting_that_did_not_change_is_not_called_changed() -> None:
    first = version(with_contact(planned()))
    out = since(first, with_contact(moved("tour@B", at(20, 10, 0))), asked=False)

    subjects = {str(mail["Subject"]) for mail in mails(out, one(out, "firm"))}

    assert subjects == {"Unchanged: Aircraft tour, Sat 21 Jul", "Changed: Aircraft tour, Fri 20 Jul"}


def test_a_guest_who_is_fetched_gets_the_run_in_a_mail_beside_those_of_meetings() -> None:
    edition = planned()
    run = Shuttle(id="r1", start=at(19, 6), station="jkt_station", hotel="jkt_hotel", passengers=("speaker",))
    out = Outgoing(view(with_plan(edition, edition.plan.model_copy(update={"shuttles": Table([run])}))), "en", NOW)
    found = mails(out, one(out, "speaker"))

    (beside,) = (mail for mail in found if parts(mail)["text/calendar"].get_param("method") == "PUBLISH")
    held = str(parts(beside)["text/calendar"].get_content())
    assert held.count("BEGIN:VEVENT") == 1 and "UID:run.r1" in held, "the meetings have mails of their own"
    assert len(found) == 1 + len(mails(Outgoing(view(edition), "en", NOW), one(out, "speaker")))


def test_mails_that_say_something_else_have_another_id() -> None:
    first, edition = version(with_contact(planned())), with_contact(moved("tour@B", at(20, 10, 0)))
    outs = [since(first, edition), since(first, edition, language="id"), since(first, edition, asked=False)]
    ids = [{str(mail["Message-ID"]) for mail in mails(out, one(out, "firm"))} for out in outs]

    assert ids[0].isdisjoint(ids[1]) and ids[0].isdisjoint(ids[2])


def test_the_organiser_is_not_invited_by_itself() -> None:
    edition = with_contact(planned())
    own = Organiser(id="firm", name=edition.hosts["firm"].name, contacts=edition.hosts["firm"].contacts)
    out = Outgoing(view(edition), "en", NOW)
    itself = Outgoing(view(replace(edition, organisers=Table([own]))), "en", NOW)
    firm = Reader("host", "firm", "Firm", ())

    assert {mail.get_content_type() for mail in mails(out, firm)} == {"multipart/mixed"}
    assert any("method=REQUEST" in part for mail in mails(out, firm) for part in _types(mail))
    (only,) = mails(itself, firm)
    assert [part for part in _types(only) if "calendar" in part and "method=PUBLISH" not in part] == []


def _types(mail: EmailMessage) -> list[str]:
    return [str(part["Content-Type"]).replace('"', "") for part in mail.walk()]

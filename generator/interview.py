"""Asks for what a new record needs, one question after the other, until what was typed can be written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from generator import new
from generator.findings.catalogue import Catalogue, catalogue
from generator.findings.finding import Finding
from generator.language.speech import Language, LanguageCode, language
from generator.new import Desk, Names
from generator.records.draft import IDS, Answers, Own, Question, questions
from generator.records.fields import Fields, fields
from generator.records.kinds import Kind

Ask = Callable[[str], str]
"""Shows a question and returns what was typed; empty for nothing."""

NOT_KNOWN = "?"
"""What is typed where nobody can tell."""


@dataclass(frozen=True, slots=True)
class Talk:
    """With whom, and in which language."""

    ask: Ask | None
    """None where there is nobody to ask: what is then missing, or wrong, ends it."""
    tell: Callable[[str], None]
    language: Language
    fields: Fields
    catalogue: Catalogue


def talk(ask: Ask | None, tell: Callable[[str], None], spoken: LanguageCode) -> Talk:
    return Talk(ask, tell, language(spoken), fields(spoken), catalogue(spoken))


@dataclass(frozen=True, slots=True)
class Begun:
    outcome: Literal["written", "refused", "wrong-use"]
    said: str


def interview(at: Desk, kind: Kind, names: Names, answers: Answers, with_whom: Talk) -> Begun:
    """`names` and `answers` are those that are there already. Writes one file, or none."""
    word = with_whom.language.word
    asked = questions(kind, with_whom.fields)
    if with_whom.ask is None and (missing := _missing(kind, asked, names, answers)):
        return Begun("wrong-use", word("commands.new_missing", flags=", ".join(missing)))
    if with_whom.ask is not None:
        about_kind = with_whom.fields.kinds[kind.name]
        with_whom.tell(f"{about_kind.title}. {about_kind.description}")
    whole = _names(at, kind, names, with_whom)
    if whole is None:
        return Begun("refused", word("commands.new_nothing"))
    inside = new.file_of(kind, whole)
    exists = Begun("wrong-use", word("commands.new_exists", file=f"{at.records.name}/{inside}"))
    if (at.records / inside).exists():
        return exists
    for question in asked:
        if not _is_answered(question, answers):
            answers = _answered(at, kind, whole, question, answers, with_whom)
    about = word("commands.new_comments")
    while wrong := new.wrong_with_record(at, inside, new.text_of(at, kind, whole, answers, with_whom.fields, about)):
        with_whom.tell(word("commands.new_again"))
        for one in wrong:
            with_whom.tell(f"  {one.field or one.finding.file}: {with_whom.catalogue.message(one.finding)}")
        again = () if with_whom.ask is None else new.to_ask_again(asked, wrong)
        if not again:
            return Begun("refused", word("commands.new_nothing"))
        for question in again:
            answers = _answered(at, kind, whole, question, answers, with_whom)
    try:
        new.write(at.records, inside, new.text_of(at, kind, whole, answers, with_whom.fields, about))
    except FileExistsError:
        return exists
    return Begun("written", word("commands.new_written", file=f"{at.records.name}/{inside}"))


def _missing(kind: Kind, asked: tuple[Question, ...], names: Names, answers: Answers) -> list[str]:
    """The flags that have to be there where nobody can be asked."""
    flags = [f"--{own}" for own in IDS[kind.name] if own not in names]
    needed = (one for one in asked if one.is_required and not _is_answered(one, answers))
    return [*flags, *(f"--set {one.flag}=…" for one in needed)]


def _is_answered(question: Question, answers: Answers) -> bool:
    return any(route[: len(question.route)] == question.route for route in answers)


def _names(at: Desk, kind: Kind, given: Names, with_whom: Talk) -> Names | None:
    """The ids in the record's path; None where one of them is wrong, and there is nobody to ask."""
    names: dict[Own, str] = {}
    for own in IDS[kind.name]:
        name = given.get(own) or _name(at, kind, own, names, with_whom)
        while wrong := list(new.wrong_with_name(at, kind, own, name, names)):
            _complain(wrong, with_whom)
            if with_whom.ask is None:
                return None
            name = _name(at, kind, own, names, with_whom)
        names[own] = name
    return names


def _name(at: Desk, kind: Kind, own: Own, names: Names, with_whom: Talk) -> str:
    known = new.known_for(at, kind, names, own) if own != "id" else ()
    if known:
        with_whom.tell(with_whom.language.word("commands.new_choices", choices=", ".join(known)))
    lies_in = {"place": "place", "cohort": "folder", "group": "folder"}.get(kind.name, "file")
    return _needed(with_whom.language.word(f"commands.new_{own if own != 'id' else f'id_{lies_in}'}"), with_whom)


def _answered(at: Desk, kind: Kind, names: Names, question: Question, answers: Answers, with_whom: Talk) -> Answers:
    """The answers with one more, or with another in its place, that nothing is wrong with by itself."""
    if with_whom.ask is None:
        return answers
    others = {route: typed for route, typed in answers.items() if route[: len(question.route)] != question.route}
    word = with_whom.language.word
    known = new.known_for(at, kind, names, str(question.route[-1]))
    for line in _explained(question, known, with_whom):
        with_whom.tell(line)
    while True:
        typed = with_whom.ask(question.title).strip()
        if not typed and question.is_required:
            with_whom.tell(word("commands.new_required"))
            continue
        if not typed:
            return others
        if typed == NOT_KNOWN and question.may_be_unknown:
            reason = {(*question.route, "not_known", "id"): _needed(word("commands.new_reason_id"), with_whom)}
            if english := with_whom.ask(word("commands.new_reason_en")).strip():
                reason[*question.route, "not_known", "en"] = english
            mine: Answers = reason
        else:
            mine = {question.route: typed}
        wrong = list(new.wrong_with_answer(at, kind, names, question.route, {**others, **mine}))
        if not wrong:
            return {**others, **mine}
        _complain(wrong, with_whom)


def _explained(question: Question, known: tuple[str, ...], with_whom: Talk) -> list[str]:
    word = with_whom.language.word
    lines = ["", question.description, *(f"  {choice}: {meaning}" for choice, meaning in question.choices.items())]
    if known:
        lines.append(word("commands.new_choices", choices=", ".join(known)))
    if question.is_yes_or_no:
        lines.append(word("commands.new_yes_or_no"))
    if question.may_be_unknown:
        lines.append(word("commands.new_unknown"))
    if not question.is_required:
        lines.append(word("commands.new_optional"))
    return lines


def _needed(question: str, with_whom: Talk) -> str:
    assert with_whom.ask is not None
    while not (typed := with_whom.ask(question).strip()):
        with_whom.tell(with_whom.language.word("commands.new_required"))
    return typed


def _complain(wrong: Iterable[Finding], with_whom: Talk) -> None:
    for finding in wrong:
        with_whom.tell(with_whom.catalogue.message(finding))

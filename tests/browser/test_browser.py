"""The browser that all other tests look with."""

import os
import signal

import pytest
from playwright.sync_api import Error

from tests.browser import browser as its
from tests.browser.browser import Browser, processes


def test_where_one_stops_while_it_opens_a_window_another_one_does(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(its, "_PATIENCE", 5)
    before = browser.mark
    (stopped,) = processes(before)
    os.kill(stopped, signal.SIGSTOP)
    with browser.new_context() as context:
        page = context.new_page()
        page.set_content("<p>Baik</p>")
        assert page.inner_text("p") == "Baik"
    assert processes(before) == []
    assert browser.mark != before


def test_what_is_wrong_with_a_question_is_not_asked_again(browser: Browser) -> None:
    before = browser.mark
    with pytest.raises(Error):
        browser.new_context(viewport={"width": "wide"})
    assert browser.mark == before

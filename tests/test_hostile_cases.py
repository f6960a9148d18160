"""Which tests stand for each hostile case about comments, addresses and messages: a table that fails when one vanishes."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """`tests` are paths below tests/ with the names of functions there."""

    number: int
    sentence: str
    tests: dict[str, tuple[str, ...]]


COMMENTS, CONTACT, PRIVACY = "comments/test_views.py", "contact/test_hostile.py", "config/privacy/"
VECTORS = "test_hostile_vectors.py"

CASES = (
    Case(
        1,
        "What cannot be seen is nothing: refused on the same page, with what was typed.",
        {
            COMMENTS: ("test_a_blank_field_is_told_beside_it_and_the_rest_is_kept",),
            "contact/test_views.py": ("test_a_blank_field_is_told_beside_it_and_the_rest_is_kept",),
            "guard/test_text.py": ("test_nothing_visible_is_nothing",),
            "lib/test_text.py": ("test_text_without_ink_is_blank",),
        },
    ),
    Case(
        2,
        "A megabyte is refused within a second, and the next text is taken.",
        {
            "comments/test_hostile.py": (
                "test_a_megabyte_is_refused_in_less_than_a_second_and_the_next_comment_is_taken",
            ),
            CONTACT: ("test_a_megabyte_is_refused_in_less_than_a_second",),
            "config/test_intake.py": ("test_a_body_of_unknown_or_huge_size_is_refused_unread",),
        },
    ),
    Case(
        3,
        "A text beyond the limit is refused whole, never cut, and its open markup stays text.",
        {
            "comments/test_hostile.py": ("test_a_text_that_is_too_long_is_refused_whole_with_its_markup_open",),
            CONTACT: ("test_a_text_that_is_too_long_is_refused_whole_with_its_markup_open",),
            "guard/test_text.py": ("test_longer_text_is_refused_and_never_cut",),
        },
    ),
    Case(
        4,
        "Rare kanji, joined emoji, variation selectors and combining dakuten are shown as they were typed.",
        {
            "comments/test_hostile.py": (
                "test_text_of_every_script_is_shown_as_it_was_typed",
                "test_a_letter_typed_with_its_mark_apart_is_the_same_letter",
            ),
            COMMENTS: ("test_text_of_every_script_is_stored_unchanged",),
            CONTACT: ("test_text_of_every_script_is_shown_stored_and_mailed_as_it_was_typed",),
        },
    ),
    Case(
        5,
        "Bytes that are no text break nothing, in whichever field they come.",
        {
            "comments/test_hostile.py": ("test_bytes_that_are_no_text_break_nothing_in_any_field",),
            CONTACT: ("test_bytes_that_are_no_text_break_nothing",),
            "guard/test_text.py": ("test_a_text_refuses_control_characters", "test_a_line_refuses_what_breaks_it"),
        },
    ),
    Case(
        6,
        "A name cannot turn the text around it, on pages, at the desk, in feeds or in mails.",
        {
            "guard/test_text.py": ("test_a_line_keeps_the_turns_that_end_within_it_and_no_other",),
            "comments/test_threads.py": ("test_a_name_cannot_turn_the_text_around_it",),
            "comments/admin/test_hostile.py": ("test_a_name_written_from_right_to_left_stays_within_its_own_place",),
            "comments/admin/test_correspondents.py": ("test_a_name_cannot_turn_the_list_around",),
            "comments/test_feeds.py": ("test_a_name_cannot_turn_the_title_of_its_entry_around",),
            "comments/test_telling.py": ("test_a_name_cannot_turn_the_line_of_a_mail_around",),
            "lib/test_text.py": ("test_a_name_that_could_turn_its_line_is_kept_to_itself",),
        },
    ),
    Case(
        7,
        "A flood of marks on one letter stays as high as a line.",
        {
            "comments/test_hostile.py": ("test_400_marks_on_one_letter_stand_on_it_no_higher_than_a_line",),
            "guard/test_text.py": (
                "test_a_flood_of_marks_is_shortened",
                "test_a_flood_of_marks_does_not_begin_anew_behind_what_joins",
            ),
        },
    ),
    Case(
        8,
        "Thousands of vectors run nowhere: on the page, in the feed, at the desk, in mails, in the inbox.",
        {
            VECTORS: (
                "test_there_are_thousands_of_vectors",
                "test_no_comment_makes_an_element_or_an_attribute_on_the_page_of_its_article",
                "test_no_comment_makes_an_element_in_the_feed",
                "test_no_comment_makes_an_element_or_an_attribute_at_the_desk",
                "test_no_comment_makes_a_mail_anything_but_plain_text",
                "test_no_message_makes_an_element_or_an_attribute_in_the_inbox",
            ),
            "browser/test_hostile_vectors.py": (
                "test_no_vector_runs_where_readers_meet_it",
                "test_no_vector_runs_where_the_owner_meets_it",
            ),
        },
    ),
    Case(
        9,
        "The form for comments asks for no address of a page; one in a message is judged, and at the desk it is text.",
        {
            "guard/test_text.py": ("test_the_address_of_a_page_is_http",),
            "contact/admin/test_hostile.py": ("test_an_address_that_a_stranger_chose_is_no_link",),
            "lib/test_paragraphs.py": ("test_what_is_no_plain_web_address_stays_text",),
        },
    ),
    Case(
        10,
        "A comment that waits changes no page, no feed, no count and no ETag.",
        {
            "comments/test_unseen.py": (
                "test_a_comment_that_nobody_approved_changes_no_page_no_feed_and_no_etag",
                "test_a_browser_that_has_the_page_is_told_that_nothing_changed",
                "test_cards_count_what_readers_see",
            ),
            "config/test_caching.py": ("test_an_approved_comment_appears_and_a_waiting_one_changes_nothing",),
            "config/test_generation.py": ("test_what_no_reader_sees_moves_nothing", "test_what_readers_see_moves_it"),
        },
    ),
    Case(
        11,
        "Fields that the form does not have count for nothing.",
        {
            COMMENTS: ("test_fields_that_are_not_in_the_form_count_for_nothing",),
            "contact/test_views.py": ("test_fields_that_are_not_in_the_form_count_for_nothing",),
        },
    ),
    Case(
        12,
        "A parent elsewhere, missing, negative or of 300 digits is refused; a reply to a reply stands beside it, so no circle begins.",
        {COMMENTS: ("test_a_hostile_parent_is_refused", "test_a_reply_to_a_reply_stands_beside_it")},
    ),
    Case(
        13,
        "No comment on what is a draft, ahead of its time, withdrawn, closed or gone.",
        {COMMENTS: ("test_no_comment_where_none_is_asked_for", "test_no_comment_on_what_is_not_there")},
    ),
    Case(
        14,
        "The same submission is stored once, also when eight arrive together.",
        {
            COMMENTS: ("test_the_same_submission_is_stored_once", "test_eight_at_once_are_stored_once"),
            "contact/test_checking.py": ("test_eight_at_once_are_stored_once",),
        },
    ),
    Case(
        15,
        "One network is asked to wait, whatever headers it sends, and its readers are not.",
        {
            COMMENTS: (
                "test_one_network_is_asked_to_wait_and_its_text_is_kept",
                "test_a_forwarded_header_does_not_make_another_network",
            ),
            "comments/test_hostile.py": (
                "test_while_one_network_has_to_wait_its_readers_do_not",
                "test_all_addresses_of_one_line_are_one_network",
            ),
        },
    ),
    Case(
        16,
        "A filled trap or an answer within a second is kept as spam, with the answer of success.",
        {
            COMMENTS: ("test_what_a_program_sends_is_kept_as_spam_with_the_same_answer",),
            "contact/test_views.py": ("test_what_a_program_sends_is_kept_as_spam_with_the_same_answer",),
        },
    ),
    Case(
        17,
        "A chain of 500 replies is flat.",
        {"comments/test_threads.py": ("test_a_chain_of_five_hundred_replies_is_flat_and_costs_one_query",)},
    ),
    Case(
        18,
        "10,000 comments are pages of a bounded size.",
        {"comments/test_threads.py": ("test_ten_thousand_comments_take_one_query_and_one_page",)},
    ),
    Case(
        19,
        "Moderators, visitors and deletions at once lose nothing.",
        {
            "comments/test_moderation_parallel.py": (
                "test_of_two_moderators_at_once_exactly_one_decides_about_each_comment",
                "test_approving_many_while_a_visitor_writes_and_another_deletes_loses_nothing",
                "test_deleting_an_article_while_its_comments_are_decided_and_written_fails_for_nobody",
            ),
        },
    ),
    Case(
        20,
        "No e-mail address is in any answer, in any spelling.",
        {
            f"{PRIVACY}test_crawl.py": (
                "test_no_address_and_no_private_word_is_anywhere",
                "test_the_crawl_finds_what_a_page_shows",
            ),
            f"{PRIVACY}test_leaks.py": (
                "test_more_than_eighty_spellings_are_looked_for",
                "test_an_address_is_found_in_every_spelling",
            ),
        },
    ),
    Case(
        21,
        "No cookie remembers who wrote: that is in the reader's own browser alone.",
        {f"{PRIVACY}test_public.py": ("test_no_cookie_remembers_who_wrote",)},
    ),
    Case(
        22,
        "What is shown again after an error is in no cache.",
        {
            f"{PRIVACY}test_public.py": ("test_a_form_shown_again_after_an_error_is_kept_by_no_cache",),
            CONTACT: ("test_what_is_shown_again_is_in_no_cache",),
            "config/test_caching_forms.py": (
                "test_a_form_shown_again_is_in_no_page_of_another_reader",
                "test_a_message_that_waits_to_be_sent_is_shown_to_no_other_reader",
            ),
        },
    ),
    Case(
        23,
        "No log, no address of the admin, no referrer and no file for others holds an e-mail address.",
        {
            "config/test_logs.py": ("test_no_line_names_an_address", "test_the_reason_of_a_failure_names_no_address"),
            "guard/test_sought.py": (
                "test_an_address_is_found_and_stays_out_of_the_address_bar",
                "test_an_old_link_with_an_address_is_led_to_one_without",
            ),
            "config/test_middleware.py": ("test_every_answer_is_guarded",),
            "contact/test_export.py": ("test_whoever_may_not_see_addresses_gets_none",),
        },
    ),
    Case(
        24,
        "Whoever may not see addresses meets none at the desk, nor learns one by asking.",
        {
            f"{PRIVACY}test_desk.py": (
                "test_a_helper_without_the_right_meets_no_address_on_any_screen",
                "test_the_owner_meets_them",
                "test_a_helper_cannot_ask_for_an_address_letter_by_letter",
                "test_a_helper_learns_nothing_by_searching_for_an_address",
            ),
        },
    ),
    Case(
        25,
        "The public search knows no address.",
        {f"{PRIVACY}test_public.py": ("test_the_search_for_part_of_an_address_finds_nothing",)},
    ),
    Case(
        26,
        "A line break in any spelling makes no header and no recipient.",
        {
            CONTACT: ("test_a_line_break_in_one_line_is_refused_and_mailed_to_nobody",),
            "contact/test_views.py": ("test_a_hostile_name_makes_no_header",),
            "lib/test_mail.py": (
                "test_a_subject_is_one_line",
                "test_no_line_of_a_message_passes_for_one_of_the_site",
                "test_no_line_of_a_report_passes_for_one_of_the_site",
            ),
        },
    ),
    Case(
        27,
        "Only one plain address is taken.",
        {
            CONTACT: ("test_only_one_plain_address_is_taken",),
            "guard/test_text.py": ("test_an_address_is_one_plain_address",),
        },
    ),
    Case(
        28,
        "The mail server is away, slow or refuses: the message is stored, its sender has success, the owner sees it.",
        {
            "config/test_mailing.py": (
                "test_a_visitor_has_success_and_the_owner_the_mail_once_the_server_is_back",
                "test_a_visitor_waits_for_no_mail_server",
                "test_an_owner_whom_the_server_does_not_know_is_trouble",
            ),
            "contact/admin/test_mail_states.py": (
                "test_the_inbox_says_where_the_mail_stands",
                "test_mails_that_have_not_gone_out_are_found",
            ),
        },
    ),
    Case(
        29,
        "The sender of a mail is the site, and an answer goes to the visitor; the site's own address starts no circle.",
        {
            "contact/test_views.py": ("test_the_owner_is_told_and_answers_the_visitor",),
            "config/test_mailing.py": ("test_a_visitor_who_gives_the_sites_own_address_starts_no_circle",),
        },
    ),
    Case(
        30,
        "Nobody is written to by a program because somebody typed their address.",
        {
            "contact/test_views.py": ("test_nothing_is_ever_sent_to_the_visitor",),
            "comments/test_confirming.py": (
                "test_no_mail_is_sent_to_somebody_who_did_not_ask",
                "test_one_address_gets_three_links_a_day_whoever_asks",
                "test_the_mail_names_site_article_and_number_and_nothing_that_was_typed",
            ),
        },
    ),
    Case(
        31,
        "What looks like a template is printed as it is.",
        {
            "lib/test_mail.py": ("test_what_was_typed_stays_text", "test_a_stored_mail_is_sent_as_it_was_written"),
            "contact/test_places.py": ("test_a_name_that_looks_like_a_place_is_a_name",),
            "contact/test_answering.py": ("test_nothing_that_a_visitor_typed_is_in_the_subject",),
        },
    ),
    Case(
        32,
        "A message of 3,000 lines, HTML, escapes and turned text is plain text in the inbox.",
        {
            "contact/admin/test_conversation.py": ("test_hostile_text_of_3000_lines_is_plain_text",),
            "contact/admin/test_inbox.py": ("test_hostile_text_is_plain_text_in_the_list",),
        },
    ),
    Case(
        33,
        "No cell of a file is taken for a formula, and a telephone number stays readable.",
        {
            "contact/test_export.py": (
                "test_no_cell_is_taken_for_a_formula",
                "test_control_characters_become_visible_before_they_act",
                "test_a_phone_number_stays_readable",
            ),
            "lib/test_spreadsheet.py": ("test_no_text_is_taken_for_a_formula",),
        },
    ),
    Case(
        34,
        "What was answered with success is there once after the server was killed.",
        {
            "config/test_killed.py": (
                "test_what_was_acknowledged_is_stored_once_although_the_server_is_killed_three_times",
            ),
        },
    ),
)


@cache
def functions(path: str) -> frozenset[str]:
    tree = ast.parse((TESTS / path).read_text())
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.number))
def test_the_tests_of_a_case_are_there(case):
    missing = [f"{path}::{name}" for path, names in case.tests.items() for name in names if name not in functions(path)]
    assert (missing, case.tests != {}) == ([], True)


def test_every_case_from_1_to_34_has_its_row():
    assert [case.number for case in CASES] == list(range(1, 35))

//! What the desk's queries answer, on rows put in by hand.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod day;
mod fixture;
mod handbook;
mod outbox;
mod people;
mod plans;
mod queue;
mod record;
mod sign_in;

#[test]
fn postgres_answers_alike() {
    fixture::on_postgres(&[
        day::what_i_owe_comes_soonest_first_and_paused_last,
        day::a_role_owes_only_while_nobody_has_taken_the_record,
        day::a_long_day_is_cut_and_says_so,
        day::yesterday_counts_what_ended_within_it,
        day::duties_of_the_week_are_those_due_in_it,
        day::the_navigation_counts_what_its_pages_show,
        handbook::figures_are_what_a_slow_count_gives,
        handbook::every_promise_of_a_figure_is_behind_it,
        handbook::evidence_names_only_records_that_the_reader_may_read,
        handbook::an_overdue_promise_counts_as_late,
        outbox::a_row_is_claimed_when_due_and_by_one_worker_at_a_time,
        outbox::failures_are_tried_again_ever_later_and_then_given_up,
        outbox::who_left_gets_nothing_and_what_is_stale_stays,
        outbox::notices_are_delivered_by_claiming_but_an_invitation_is_a_mail,
        outbox::a_storm_of_mails_is_held_back,
        outbox::a_storm_about_one_record_is_held_back,
        people::people_come_with_their_roles,
        people::an_address_finds_whoever_may_act,
        people::clients_are_found_by_a_part_of_their_name,
        people::a_client_comes_with_its_contacts_and_records,
        queue::pages_hold_what_a_plain_filter_and_sort_gives,
        queue::a_line_carries_client_and_open_promises,
        queue::one_org_sees_nothing_of_another,
        queue::counting_stops_at_a_thousand,
        queue::many_clients_are_walked_and_still_right,
        record::a_record_comes_with_all_that_its_page_shows,
        record::a_file_is_read_by_who_may_read_the_message_that_names_it,
        record::files_that_nothing_names_are_swept_after_a_day,
        record::a_file_over_the_limit_is_refused_with_its_size,
        sign_in::a_session_ends_when_idle_or_old,
        sign_in::a_session_ends_with_signing_out_leaving_or_a_new_password,
        sign_in::too_many_sessions_close_the_oldest,
        sign_in::a_link_works_once_and_in_time,
        sign_in::failures_make_wait_for_mail_and_address,
        sign_in::settings_and_the_access_log_keep_what_they_are_told,
    ]);
}

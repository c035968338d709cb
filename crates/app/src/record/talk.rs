//! The conversation of a record, with quiet lines of what happened between.

use std::collections::BTreeMap;

use casework::event::{Event, Payload};
use casework::ids::PersonId;
use casework::people::Side;
use handbook::rule::FieldType;
use store::desk::record::{Direction as Way, MessageRow};

use super::load::Opened;
use crate::ui::clock::{Clock, ClockState};
use crate::ui::icon::Icon;
use crate::ui::message::{Attachment, Direction, Entry, LineSign, Message, SystemLine};
use crate::ui::share::Share;
use crate::wording::file_size;

/// The conversation with what happened between, oldest first.
pub(crate) fn entries(opened: &Opened) -> Vec<Entry> {
    let mut entries: Vec<(i64, Entry)> = Vec::new();
    entries.extend(first_words(opened).map(|message| (i64::MIN, Entry::Message(message))));
    entries.extend(
        opened
            .page
            .messages
            .iter()
            .map(|row| (row.seq, Entry::Message(message(opened, row)))),
    );
    entries.extend(lines(opened));
    entries.sort_by_key(|(seq, _)| *seq);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// What the record itself says: its long texts are the first words of the conversation.
fn first_words(opened: &Opened) -> Option<Message> {
    let (words, record) = (&opened.words, &opened.page.record);
    let fields = words
        .record_rule(&record.record_type)?
        .fields
        .iter()
        .filter(|field| field.kind == FieldType::LongText);
    let texts = fields.filter_map(|field| Some(words.value(field, record.fields.get(&field.id)?)));
    let paragraphs: Vec<String> = texts.flat_map(|text| paragraphs(&text)).collect();
    let author = record
        .author
        .or(record.first_receiver)
        .unwrap_or(record.first_owner);
    (!paragraphs.is_empty()).then(|| Message {
        id: "m-0".into(),
        direction: Direction::Incoming,
        author: words.person_with_place(author, opened.page.client.as_ref()),
        at: words.moment(record.opened_at),
        at_iso: Some(record.opened_at.to_string()),
        by: words.say("talk-opened"),
        paragraphs,
        ..Message::default()
    })
}

fn message(opened: &Opened, row: &MessageRow) -> Message {
    let words = &opened.words;
    let is_entered =
        row.direction == Way::Received && row.author.is_some_and(|author| is_staff(opened, author));
    let mut marks = Vec::new();
    if row.is_urgent {
        marks.push(words.say("talk-urgent"));
    }
    if is_entered {
        marks.push(words.say("talk-entered"));
    }
    let (direction, by) = match row.direction {
        Way::Received => (Direction::Incoming, String::new()),
        Way::Sent => (
            Direction::Outgoing,
            words.say(if is_staff(opened, opened.reader) {
                "talk-sent"
            } else {
                "portal-sent"
            }),
        ),
        Way::Note => (Direction::Internal, words.say("talk-note")),
    };
    let text = row
        .text
        .clone()
        .unwrap_or_else(|| words.say("value-erased"));
    let author = row
        .author
        .map(|author| words.person_with_place(author, opened.page.client.as_ref()));
    Message {
        id: format!("m-{}", row.id),
        direction,
        author: author.unwrap_or_else(|| words.say("person-unknown")),
        at: words.moment(row.happened_at),
        at_iso: Some(row.happened_at.to_string()),
        by,
        paragraphs: paragraphs(&text),
        attachments: row
            .files
            .iter()
            .map(|file| Attachment {
                name: file
                    .name
                    .text()
                    .map_or_else(|| words.say("value-erased"), str::to_owned),
                href: format!("/files/{}", file.file),
                size: file_size(file.size_bytes),
            })
            .collect(),
        marks,
    }
}

/// Steps, hand-overs and the promises that begin, between the messages.
fn lines(opened: &Opened) -> Vec<(i64, Entry)> {
    let words = &opened.words;
    let mut lines: Vec<(i64, Entry)> = Vec::new();
    let mut begun: BTreeMap<worktime::Instant, (i64, Vec<String>, String)> = BTreeMap::new();
    for (seq, event) in &opened.page.history {
        match &event.payload {
            Payload::PromiseOpened(promise) => {
                let rule = words.edition.promises.get(&promise.rule);
                let name = rule.map_or_else(
                    || promise.rule.to_string(),
                    |rule| words.label(&rule.meta.name),
                );
                let article = event
                    .rule
                    .as_ref()
                    .map(|rule| rule.article.to_string())
                    .unwrap_or_default();
                let entry = begun
                    .entry(event.recorded_at)
                    .or_insert_with(|| (*seq, Vec::new(), article));
                entry.1.push(match promise.due_at {
                    Some(due) => words.say_with(
                        "talk-promised",
                        &[("promise", name.into()), ("due", words.moment(due).into())],
                    ),
                    None => name,
                });
            }
            Payload::StepTaken(_)
            | Payload::OwnerChanged { .. }
            | Payload::HandOverOffered { .. }
            | Payload::FormFiled { .. } => {
                lines.push((*seq, Entry::Line(line(opened, event))));
            }
            Payload::PromiseOverdue { .. } => {
                lines.push((*seq, Entry::Line(overdue(opened, event))))
            }
            _ => {}
        }
    }
    lines.extend(begun.into_values().map(|(seq, promised, article)| {
        let running = Clock {
            state: ClockState::Running,
            left: Share::WHOLE,
            label: String::new(),
        };
        let line = SystemLine {
            sign: LineSign::Clock(running),
            head: words.say("talk-begun"),
            text: words.list(promised),
            article: words.article(&article),
        };
        (seq, Entry::Line(line))
    }));
    lines
}

fn line(opened: &Opened, event: &Event) -> SystemLine {
    let words = &opened.words;
    let sign = match &event.payload {
        Payload::OwnerChanged { .. } | Payload::HandOverOffered { .. } => Icon::UserShare,
        Payload::FormFiled { .. } => Icon::FileText,
        _ => Icon::ArrowRight,
    };
    let facts = [
        ("moment", words.moment(event.happened_at).into()),
        ("person", by(opened, event).into()),
    ];
    SystemLine {
        sign: LineSign::Icon(sign),
        head: words.event(event, &opened.page.record.record_type),
        text: match &event.payload {
            Payload::StepTaken(taken) => match taken.note.as_ref().and_then(|note| note.text()) {
                Some(note) => words.say_with(
                    "talk-line-note",
                    &[
                        facts[0].clone(),
                        facts[1].clone(),
                        ("note", note.to_owned().into()),
                    ],
                ),
                None => words.say_with("talk-line", &facts),
            },
            _ => words.say_with("talk-line", &facts),
        },
        article: event
            .rule
            .as_ref()
            .and_then(|rule| words.article(&rule.article)),
    }
}

fn overdue(opened: &Opened, event: &Event) -> SystemLine {
    let words = &opened.words;
    SystemLine {
        sign: LineSign::Clock(Clock {
            state: ClockState::Late,
            left: Share::NONE,
            label: String::new(),
        }),
        head: words.event(event, &opened.page.record.record_type),
        text: words.moment(event.effective_at),
        article: event
            .rule
            .as_ref()
            .and_then(|rule| words.article(&rule.article)),
    }
}

fn by(opened: &Opened, event: &Event) -> String {
    event.by.person().map_or_else(
        || opened.words.say("talk-by-itself"),
        |person| opened.words.person(person),
    )
}

fn is_staff(opened: &Opened, person: PersonId) -> bool {
    opened
        .words
        .directory
        .people
        .get(&person)
        .is_some_and(|person| person.side == Side::Staff)
}

fn paragraphs(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

//! The conversation: from the client white, to the client soft blue, internal dashed and cream, and quiet lines of the system.

use maud::{Markup, html};

use super::clock::{Clock, ClockSize, clock};
use super::icon::{Icon, small_icon};
use super::initial;
use super::link::{ArticleLink, article, dot};

/// A message or a line between messages.
#[derive(Clone, Debug)]
pub(crate) enum Entry {
    /// Somebody's words.
    Message(Message),
    /// What the system did or saw.
    Line(SystemLine),
}

/// Somebody's words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Message {
    /// Unique on the page.
    pub id: String,
    /// From whom to whom.
    pub direction: Direction,
    /// 「高雅琴，沐禾茶飲」
    pub author: String,
    /// 「週三14:08」
    pub at: String,
    /// The same in RFC 3339.
    pub at_iso: Option<String>,
    /// How it came or to whom it went, and who can read it.
    pub by: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
    /// Its files.
    pub attachments: Vec<Attachment>,
    /// Marks: recorded afterwards, not yet sent.
    pub marks: Vec<String>,
}

/// From whom to whom a message goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Direction {
    /// From the client.
    #[default]
    Incoming,
    /// To the client.
    Outgoing,
    /// Read by the house alone.
    Internal,
}

/// A file on a message.
#[derive(Clone, Debug, Default)]
pub(crate) struct Attachment {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub href: String,
    /// 「412 KB」
    pub size: String,
}

/// A line between messages.
#[derive(Clone, Debug)]
pub(crate) struct SystemLine {
    /// Its sign.
    pub sign: LineSign,
    /// A bold word.
    pub head: String,
    /// What happened, a sentence with its time.
    pub text: String,
    /// The article behind it.
    pub article: Option<ArticleLink>,
}

/// What stands before a line.
#[derive(Clone, Debug)]
pub(crate) enum LineSign {
    /// A promise's clock.
    Clock(Clock),
    /// An icon.
    Icon(Icon),
}

/// The conversation, oldest first.
pub(crate) fn conversation(label: &str, entries: &[Entry]) -> Markup {
    html! {
        ol aria-label=(label) {
            @for entry in entries {
                @match entry {
                    Entry::Message(said) => (message(said)),
                    Entry::Line(happened) => (line(happened)),
                }
            }
        }
    }
}

/// The client's last words, at the top of the record on the phone alone.
pub(crate) fn last_words(message: &Message) -> Markup {
    html! {
        blockquote.last-words {
            p { @if let Some(first) = message.paragraphs.first() { (first) } }
            footer { a href={ "#" (message.id) } { (message.author) (dot()) (message.at) } }
        }
    }
}

/// Files as links with their sizes.
pub(crate) fn attachments(files: &[Attachment]) -> Markup {
    html! {
        @if !files.is_empty() {
            ul.attachments {
                @for file in files {
                    li { a.link href=(file.href) { (small_icon(Icon::Paperclip)) (file.name) } " " span.quiet { (file.size) } }
                }
            }
        }
    }
}

fn message(message: &Message) -> Markup {
    let class = match message.direction {
        Direction::Incoming => "message incoming",
        Direction::Outgoing => "message outgoing",
        Direction::Internal => "message internal",
    };
    html! {
        li id=(message.id) class=(class) {
            span.avatar aria-hidden="true" { (initial(&message.author)) }
            div {
                div.message-head {
                    b { (message.author) }
                    span.quiet {
                        time datetime=[message.at_iso.as_ref()] { (message.at) }
                        @if !message.by.is_empty() {
                            (dot())
                            @if message.direction == Direction::Internal { (small_icon(Icon::Lock)) " " }
                            (message.by)
                        }
                    }
                    @for mark in &message.marks { span.tag { (mark) } }
                }
                div.message-body {
                    @for paragraph in &message.paragraphs { p { (paragraph) } }
                    (attachments(&message.attachments))
                }
            }
        }
    }
}

fn line(line: &SystemLine) -> Markup {
    html! {
        li.system-line {
            @match &line.sign {
                LineSign::Clock(face) => (clock(face, ClockSize::Small)),
                LineSign::Icon(sign) => (small_icon(*sign)),
            }
            span {
                b { (line.head) } " " (line.text)
                @if let Some(link) = &line.article { (dot()) (article(link)) }
            }
        }
    }
}

//! Channels: where words come in.

use super::Meta;
use crate::{Id, Label};

/// A channel.
#[derive(Clone, Debug, PartialEq)]
pub struct Channel {
    /// Id, name and place.
    pub meta: Meta,
    /// What kind of channel it is.
    pub kind: ChannelKind,
    /// Its address as written: mailbox, number, page.
    pub address: Option<String>,
    /// Role that receives what no person did.
    pub receives: Option<Id>,
    /// Record that is opened for what belongs to none yet.
    pub opens: Option<Id>,
    /// Words by which what comes in is taken up, for a feed.
    pub matches: Vec<String>,
    /// What a machine may guess, kept apart from a person's word.
    pub guess: Vec<Guess>,
    /// When somebody answers there; always, if none.
    pub hours: Option<Id>,
    /// What people should know of it.
    pub note: Option<Label>,
}

/// Kinds of channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words of the language")]
pub enum ChannelKind {
    Mail,
    Phone,
    Chat,
    Letter,
    Counter,
    WebForm,
    Social,
    Feed,
    Import,
}

impl ChannelKind {
    /// All kinds with their words.
    pub const ALL: [(&'static str, ChannelKind); 9] = [
        ("mail", ChannelKind::Mail),
        ("phone", ChannelKind::Phone),
        ("chat", ChannelKind::Chat),
        ("letter", ChannelKind::Letter),
        ("counter", ChannelKind::Counter),
        ("web_form", ChannelKind::WebForm),
        ("social", ChannelKind::Social),
        ("feed", ChannelKind::Feed),
        ("import", ChannelKind::Import),
    ];
}

/// What a machine may guess of what comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words of the language")]
pub enum Guess {
    Sentiment,
    Topic,
}

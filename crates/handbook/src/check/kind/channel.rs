//! `[channel.x]`: where words come in.

use super::Kind;
use super::shared_words;
use crate::check::keys::Keys;
use crate::language::{Key, Takes, Words};
use crate::rule::{Channel, ChannelKind, Guess};

pub(super) const WORDS: Words = Words {
    word: "channel",
    means: "Where words come in: a mailbox, a line, a chat, a counter, a feed. It says who receives what no person did.",
    keys: &[
        shared_words::NAME.required(),
        Key::new(
            "type",
            Takes::OneOf(&[
                "mail", "phone", "chat", "letter", "counter", "web_form", "social", "feed",
                "import",
            ]),
            "What kind of channel it is.",
        )
        .required(),
        Key::new(
            "address",
            Takes::Text,
            "Mailbox, number or page; `param.<id>` works too.",
        ),
        Key::new("receives", Takes::Id("role"), "Role whose queue it joins.").required(),
        Key::new(
            "opens",
            Takes::Id("record"),
            "Record that is opened for what belongs to none yet.",
        ),
        Key::new(
            "match",
            Takes::Texts,
            "Words by which something is taken up from a feed.",
        ),
        Key::new(
            "guess",
            Takes::SeveralOf(&["sentiment", "topic"]),
            "What a machine may guess. It is kept apart from a person's word.",
        ),
        Key::new("hours", Takes::Calendar, "When somebody answers there."),
        shared_words::NOTE,
        shared_words::REPLACES,
    ],
    example: r#"[channel.supervision_mail]
name     = "Supervision mailbox"
type     = "mail"
address  = "param.supervision_address"
receives = "agent"
opens    = "request""#,
};

const GUESSES: [(&str, Guess); 2] = [("sentiment", Guess::Sentiment), ("topic", Guess::Topic)];

/// Reads a channel.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Channel> {
    keys.need_all(&WORDS);
    Some(Channel {
        meta: keys.meta(),
        address: keys.text_or_param("address"),
        receives: keys.known(Kind::Role, "receives"),
        opens: keys
            .word("opens")
            .and_then(|word| keys.desk.known_record(word)),
        matches: keys
            .lines("match")
            .into_iter()
            .map(|word| word.text.clone())
            .collect(),
        guess: keys.choices("guess", &GUESSES),
        hours: keys.known(Kind::Calendar, "hours"),
        note: keys.sentence("note"),
        kind: keys.one_choice("type", &ChannelKind::ALL)?,
    })
}

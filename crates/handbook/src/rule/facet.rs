//! Facets: behaviour with a screen of its own that a record may have. The list is closed.

/// A facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "the variants are the words of the language, told by `means`"
)]
pub enum Facet {
    Conversation,
    Files,
    Signature,
    Money,
    Terms,
    Appointment,
    Team,
    Asset,
    Places,
    Route,
    Checklist,
    Answers,
    Attendance,
    Stock,
    Consent,
    Dossier,
    Mentions,
}

impl Facet {
    /// Each with its word and what it means.
    pub const ALL: [(&'static str, Facet, &'static str); 17] = [
        (
            "conversation",
            Facet::Conversation,
            "messages with receipts, calls, drafts",
        ),
        (
            "files",
            Facet::Files,
            "files with versions, hashes, review comments, publication",
        ),
        (
            "signature",
            Facet::Signature,
            "who signed which version, by which medium",
        ),
        ("money", Facet::Money, "lines, price terms, payments"),
        (
            "terms",
            Facet::Terms,
            "values of params for one client or project",
        ),
        (
            "appointment",
            Facet::Appointment,
            "when, where, with whom; outline and minutes",
        ),
        (
            "team",
            Facet::Team,
            "who is on it, in which role, from when to when",
        ),
        ("asset", Facet::Asset, "serial number, warranty, readings"),
        (
            "places",
            Facet::Places,
            "a tree of places with their holders",
        ),
        ("route", Facet::Route, "points that are visited and scanned"),
        (
            "checklist",
            Facet::Checklist,
            "points that are ticked, by whom and when",
        ),
        (
            "answers",
            Facet::Answers,
            "answers to a form, a survey, an exam",
        ),
        (
            "attendance",
            Facet::Attendance,
            "who was invited, came, left",
        ),
        ("stock", Facet::Stock, "moves of a counted list"),
        (
            "consent",
            Facet::Consent,
            "what a person agreed to, for which purpose, until when",
        ),
        (
            "dossier",
            Facet::Dossier,
            "expected papers, filed and missing",
        ),
        (
            "mentions",
            Facet::Mentions,
            "what channels bring, with a machine's guess and a person's word",
        ),
    ];

    /// The facet of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|(known, _, _)| *known == word)
            .map(|(_, facet, _)| facet)
    }

    /// Its word in a handbook.
    #[must_use]
    pub fn word(self) -> &'static str {
        let mut all = Self::ALL.into_iter();
        all.find(|(_, facet, _)| *facet == self)
            .map_or("", |(word, _, _)| word)
    }
}

//! What dotted names and the texts in functions' brackets stand for.

use std::collections::BTreeSet;

use super::Walk;
use super::ids::Ids;
use crate::Id;
use crate::check::kind::Kind;
use crate::check::named::PURPOSES;
use crate::check::references::{Part, Target};
use crate::formula::{
    CLIENT, Expression, ExpressionKind, Function, ITEM, NameKind, PERSON, PLACE, Parameter, Path,
    Source,
};
use crate::rule::LinesKind;
use crate::syntax::Word;

impl Walk<'_> {
    /// Notes a fact by its dotted name; `of` is the type of the record that it is read of, if it isn't at hand.
    pub(super) fn fact(&self, name: &Word, path: &Path, of: Option<&Id>) {
        let (first, last) = name.text.rsplit_once('.').unwrap_or(("", &name.text));
        let word = name.slice(last.trim());
        let field = |of: &Id| Target::part_of(Kind::Record, of.as_str(), Part::Field, &word.text);
        let form = |of: &Id| Target::part_of(Kind::Form, of.as_str(), Part::Field, &word.text);
        let targets: Vec<Target> = match path {
            Path::Through { of, record, fact } => {
                self.fact(&word, fact, Some(record));
                return self.fact(&name.slice(first.trim()), of, None);
            }
            Path::RecordField(_) => match of {
                Some(record) => vec![field(record)],
                None => self.here.records.iter().map(field).collect(),
            },
            Path::ClientField(_) => vec![field(&Id::new(CLIENT))],
            Path::PersonField(_) => vec![field(&Id::new(PERSON))],
            Path::PlaceField(_) => vec![field(&Id::new(PLACE))],
            Path::ItemField(_) => vec![field(&Id::new(ITEM))],
            Path::FormField(_) => self.here.form.iter().map(form).collect(),
            Path::AnswerField(_) => self.here.answer.iter().map(form).collect(),
            Path::Param(id) => vec![Target::rule(Kind::Param, id.as_str())],
            _ => return,
        };
        self.desk.references.note(&word, targets);
    }

    /// Notes what stands in the brackets of a function, and gives the ids that its answer may be.
    pub(super) fn call(&mut self, function: Function, arguments: &[Expression]) -> BTreeSet<Ids> {
        let takes = function.signature().takes;
        let mut before: Vec<&str> = Vec::new();
        let mut answer = BTreeSet::new();
        let mut elements = BTreeSet::new();
        for (place, argument) in arguments.iter().enumerate() {
            match (takes.get(place), argument.written()) {
                (Some(Parameter::Name(kind) | Parameter::NameOrText(kind)), Some(name)) => {
                    answer = self.name(*kind, argument, name, &before);
                    before.push(name);
                }
                (Some(Parameter::Names(kind)), _) => {
                    if let ExpressionKind::List(items) = &argument.kind {
                        for item in items {
                            self.name(*kind, item, item.written().unwrap_or_default(), &before);
                        }
                    }
                }
                (Some(Parameter::Condition), _) => {
                    self.elements.push(elements.clone());
                    self.ids(argument);
                    self.elements.pop();
                }
                (parameter, _) => {
                    elements = self.ids(argument);
                    if matches!(parameter, Some(Parameter::NameOrText(NameKind::Purpose))) {
                        let purposes = BTreeSet::from([Ids::Rows(Id::new(PURPOSES))]);
                        self.agree(argument, &[(argument, elements.clone())], purposes);
                    }
                }
            }
        }
        if let (Function::Covers, [values, list]) = (function, arguments) {
            let rows = list.written().map(|list| Ids::Rows(Id::new(list)));
            self.agree(values, &[(values, elements)], rows.into_iter().collect());
        }
        answer
    }

    /// Notes a name in the brackets of a function, and gives the ids that a field of this name may be.
    fn name(
        &self,
        kind: NameKind,
        node: &Expression,
        name: &str,
        before: &[&str],
    ) -> BTreeSet<Ids> {
        let Some(word) = self.literal(node) else {
            return BTreeSet::new();
        };
        let (desk, references) = (self.desk, &self.desk.references);
        let last = before.last().copied().unwrap_or_default();
        match kind {
            NameKind::Step => {
                if let Some((record, step)) = word.text.split_once('.') {
                    references.rule(Kind::Record, &word.slice(record));
                    desk.refers([&Id::new(record)], Part::Step, &word.slice(step));
                }
            }
            NameKind::Form => references.rule(Kind::Form, &word),
            NameKind::Role => references.rule(Kind::Role, &word),
            NameKind::List => references.rule(Kind::List, &word),
            NameKind::Measure => references.rule(Kind::Measure, &word),
            NameKind::Course => references.rule(Kind::Course, &word),
            NameKind::Record | NameKind::Owned => references.rule(Kind::Record, &word),
            NameKind::State => desk.refers([&Id::new(last)], Part::State, &word),
            NameKind::Purpose => references.row(&Id::new(PURPOSES), &word),
            NameKind::Question => {
                references.note(&word, [form_field(&Id::new(last), &word)]);
            }
            NameKind::Field => {
                desk.refers(&self.here.records, Part::Field, &word);
                let path = Path::RecordField(Id::new(name));
                return Ids::of(desk, self.here, &path, None).into_iter().collect();
            }
            NameKind::Source => self.source(&word),
            NameKind::SourceField => return self.source_field(&word, name, last),
        }
        BTreeSet::new()
    }

    fn source(&self, word: &Word) {
        let id = word.text.split_once('.').map_or(&*word.text, |(_, id)| id);
        match Source::parse(&word.text) {
            Some(Source::Records(_) | Source::Children(_)) => {
                self.desk.references.rule(Kind::Record, &word.slice(id));
            }
            Some(Source::Filings(_)) => {
                self.desk.references.rule(Kind::Form, &word.slice(id));
            }
            Some(Source::Lines(_)) | None => {}
        }
    }

    fn source_field(&self, word: &Word, name: &str, source: &str) -> BTreeSet<Ids> {
        let of_record = |record: &Id| {
            self.desk.refers([record], Part::Field, word);
            let path = Path::RecordField(Id::new(name));
            Ids::of(self.desk, self.here, &path, Some(record))
        };
        let ids = match Source::parse(source) {
            Some(Source::Records(record) | Source::Children(record)) => of_record(&record),
            Some(Source::Filings(form)) => {
                self.desk.references.note(word, [form_field(&form, word)]);
                Ids::of_form_field(self.desk, Some(&form), name)
            }
            Some(Source::Lines(lines)) => {
                let records = self.here.records.iter();
                let records = records.filter_map(|id| self.desk.records.get(id));
                let mut known = records.flat_map(|record| &record.lines);
                match known
                    .find(|known| known.id == lines)
                    .map(|known| &known.kind)
                {
                    Some(LinesKind::Rows(record)) => of_record(record),
                    _ => None,
                }
            }
            None => None,
        };
        ids.into_iter().collect()
    }
}

fn form_field(form: &Id, word: &Word) -> Target {
    Target::part_of(Kind::Form, form.as_str(), Part::Field, &word.text)
}

//! What functions take and give.

use super::super::{
    Currency, Expression, ExpressionKind, Function, Gives, NameFault, NameKind, PERIODS, Parameter,
    Value, duration,
};
use super::{Checker, Type, operator};
use crate::nearest::nearest;
use crate::problem::FormulaFault;

/// What the arguments before have said.
struct Said<'n> {
    function: Function,
    /// Names that are known to the book.
    names: Vec<&'n str>,
    /// Whether one of them isn't, so that nothing can be said of what depends on it.
    is_broken: bool,
    /// What the last name or amount stands for.
    kind: Type,
    /// What the elements of the list are.
    element: Type,
}

impl Checker<'_> {
    /// The type that a call gives, after a look at its arguments.
    pub(super) fn call(
        &mut self,
        node: &Expression,
        function: Function,
        arguments: &[Expression],
    ) -> Type {
        let signature = function.signature();
        let mut said = Said {
            function,
            names: Vec::new(),
            is_broken: false,
            kind: Type::Any,
            element: Type::Any,
        };
        for (place, argument) in arguments.iter().enumerate() {
            match signature.takes.get(place) {
                Some(parameter) => self.argument(argument, *parameter, &mut said),
                None => {
                    self.infer(argument);
                }
            }
        }
        if !(signature.least..=signature.takes.len()).contains(&arguments.len()) {
            let fault = FormulaFault::ArgumentCount {
                usage: function.usage(),
                found: arguments.len(),
            };
            self.fault(node, fault);
        }
        match signature.gives {
            Gives::YesNo => Type::YesNo,
            Gives::Number => Type::Number,
            Gives::Decimal => Type::Decimal,
            Gives::Instant => Type::Instant,
            Gives::Duration => Type::Duration,
            Gives::Money if matches!(said.kind, Type::Any) => Type::Money(None),
            Gives::Records => Type::List(Box::new(said.kind)),
            Gives::Money | Gives::Field | Gives::Sum => said.kind,
        }
    }

    fn argument<'n>(&mut self, node: &'n Expression, parameter: Parameter, said: &mut Said<'n>) {
        match parameter {
            Parameter::Fact => self.asked_fact(node, said),
            Parameter::Name(kind) => self.name(node, parameter, kind, said),
            Parameter::Names(kind) => self.names(node, parameter, kind, said),
            Parameter::NameOrText(kind) if node.written().is_some() => {
                self.name(node, parameter, kind, said);
            }
            Parameter::Condition => {
                self.elements.push(said.element.clone());
                self.yes_no(node);
                self.elements.pop();
            }
            Parameter::ClockLength => {
                let takes = |text: &str| duration::clock_micros(text).is_some();
                self.text_that(node, parameter, said, takes);
            }
            Parameter::Span => self.text_that(node, parameter, said, duration::is_span),
            Parameter::Period => self.period(node, said),
            Parameter::Amount => {
                let amount = node.written().and_then(Currency::amount);
                said.kind = Type::Money(amount.map(|(_, currency)| currency));
                self.text_that(node, parameter, said, |_| amount.is_some());
            }
            _ => {
                let found = self.infer(node);
                if found != Type::Any && !takes(parameter, &found) {
                    self.unfit(node, parameter, said, &found);
                }
                said.element = found.element();
            }
        }
    }

    /// What `has` may ask for. The type of a path is no matter, and `has` is the one reader of protected ones; a
    /// gap was reported already.
    fn asked_fact(&mut self, node: &Expression, said: &Said<'_>) {
        match &node.kind {
            ExpressionKind::Path(_) | ExpressionKind::Literal(Value::Unset) => {}
            ExpressionKind::Call { function, .. } if function.may_be_unset() => {
                self.infer(node);
            }
            _ => {
                let found = self.infer(node);
                self.unfit(node, Parameter::Fact, said, &found);
            }
        }
    }

    /// A name that stands in the formula as a text; the book must know it.
    fn name<'n>(
        &mut self,
        node: &'n Expression,
        parameter: Parameter,
        kind: NameKind,
        said: &mut Said<'n>,
    ) {
        said.kind = Type::Any;
        let Some(word) = node.written() else {
            let found = self.infer(node);
            said.is_broken = true;
            self.unfit(node, parameter, said, &found);
            return;
        };
        if said.is_broken {
            return;
        }
        match self.scope.name(kind, word, &said.names) {
            Ok(_) if said.function == Function::Children => {
                said.kind = Type::Ref(crate::Id::new(word));
            }
            Ok(found) if said.function == Function::Sum && !operator::is_summable(&found) => {
                if kind == NameKind::SourceField {
                    self.unfit(node, parameter, said, &found);
                }
            }
            Ok(found) => said.kind = found,
            Err(NameFault::Unknown { nearest }) => {
                said.is_broken = true;
                let fault = FormulaFault::UnknownName {
                    kind: kind.word().to_owned(),
                    word: word.to_owned(),
                    nearest,
                };
                self.fault(node, fault);
            }
            Err(NameFault::Protected) => {
                self.protected(node);
            }
        }
        said.names.push(word);
    }

    /// A list of such names.
    fn names<'n>(
        &mut self,
        node: &'n Expression,
        parameter: Parameter,
        kind: NameKind,
        said: &mut Said<'n>,
    ) {
        let ExpressionKind::List(items) = &node.kind else {
            let found = self.infer(node);
            self.unfit(node, parameter, said, &found);
            return;
        };
        let (before, was_broken) = (said.names.len(), said.is_broken);
        for item in items {
            self.name(item, Parameter::Name(kind), kind, said);
            said.names.truncate(before);
            said.is_broken = was_broken;
        }
    }

    /// The name of a closed period.
    fn period(&mut self, node: &Expression, said: &Said<'_>) {
        match node.written() {
            Some(word) if !PERIODS.contains(&word) => {
                let fault = FormulaFault::UnknownName {
                    kind: "period".to_owned(),
                    word: word.to_owned(),
                    nearest: nearest(word, PERIODS),
                };
                self.fault(node, fault);
            }
            _ => self.text_that(node, Parameter::Period, said, |_| true),
        }
    }

    /// A text that stands in the formula and can be read.
    fn text_that(
        &mut self,
        node: &Expression,
        parameter: Parameter,
        said: &Said<'_>,
        takes: impl Fn(&str) -> bool,
    ) {
        match node.written() {
            Some(text) if takes(text) => {}
            Some(text) => {
                let found = format!("'{text}'");
                self.unlike(node, parameter, said, found);
            }
            None => {
                let found = self.infer(node);
                self.unfit(node, parameter, said, &found);
            }
        }
    }

    /// Reports an argument of another type; of a gap or a part with faults nothing is known.
    fn unfit(&mut self, node: &Expression, parameter: Parameter, said: &Said<'_>, found: &Type) {
        let is_known = *found != Type::Any || !matches!(node.kind, ExpressionKind::Literal(_));
        let has_faults = self
            .faults
            .iter()
            .any(|(span, _)| node.span.start <= span.start && span.end <= node.span.end);
        if is_known && !has_faults {
            self.unlike(node, parameter, said, found.to_string());
        }
    }

    fn unlike(&mut self, node: &Expression, wants: Parameter, said: &Said<'_>, found: String) {
        let fault = FormulaFault::WrongArgument {
            function: said.function.word().to_owned(),
            wants: wants.to_string(),
            found,
        };
        self.fault(node, fault);
    }
}

/// Whether a value of a type may stand where a function takes one. What is written as a text is no matter here.
fn takes(parameter: Parameter, found: &Type) -> bool {
    match parameter {
        Parameter::Person => *found == Type::Person,
        Parameter::Client => *found == Type::Client,
        Parameter::ClientOrPerson => matches!(found, Type::Client | Type::Person),
        Parameter::Text => *found == Type::Text,
        Parameter::TextOrList => matches!(found, Type::Text | Type::List(_)),
        Parameter::List => matches!(found, Type::List(_)),
        Parameter::Date => *found == Type::Date,
        Parameter::Moment => matches!(found, Type::Instant | Type::Date),
        Parameter::NameOrText(_) => matches!(found, Type::Text | Type::Choice(_)),
        Parameter::Party => matches!(
            found,
            Type::Text | Type::Choice(_) | Type::Ref(_) | Type::Person | Type::Client
        ),
        Parameter::Fact
        | Parameter::Condition
        | Parameter::Name(_)
        | Parameter::Names(_)
        | Parameter::ClockLength
        | Parameter::Span
        | Parameter::Period
        | Parameter::Amount => true,
    }
}

//! Templates: texts of messages and mails with fields.

use super::{Actor, Meta};
use crate::Id;
use crate::formula::Path;

/// A message text.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// Id, name and place.
    pub meta: Meta,
    /// Who receives it.
    pub to: Vec<Actor>,
    /// Its subject line.
    pub subject: Vec<TemplatePart>,
    /// Its text.
    pub text: Vec<TemplatePart>,
    /// File of the book that the company fills, instead of a text.
    pub file: Option<String>,
    /// What is attached: files of the record, or a printed form.
    pub attach: Vec<Id>,
    /// What it is for; what a person's consent is asked for.
    pub purpose: Option<String>,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq)]
pub enum TemplatePart {
    /// Characters as they are.
    Text(String),
    /// A fact by its path.
    Path(Path),
    /// A field of the form that was filed with the step.
    Form(Id),
    /// Name of the company.
    CompanyName,
    /// Name of whoever acts.
    ActorName,
    /// Address of the record's page.
    Link,
}

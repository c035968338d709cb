//! Roles and departments: who people are, and what that makes them owe and lets them do.

use handbook::Id;
use handbook::event::EventName;
use handbook::rule::{Actor, Cover, Department, Meta, Role, RoleScope, Side};

use super::sheet::Sheet;

impl Sheet<'_> {
    pub(super) fn role(&mut self, role: &Role) {
        let Role {
            meta,
            scope: _,
            department,
            side,
            count_least,
            count_most,
            stand_in,
            reports_to,
            max_load,
            needs,
            among,
            cover,
            offer,
        } = role;
        let words = self.words;
        self.scope_of(&meta.id);
        self.maybe(
            "department",
            department.as_ref().map(|id| words.department(id)),
        );
        self.flag(
            "side",
            true,
            match side {
                Side::Staff => "role-staff",
                Side::Client => "role-client",
            },
        );
        let facts = [
            ("least", i64::from(*count_least).into()),
            ("most", i64::from(count_most.unwrap_or_default()).into()),
        ];
        match (count_least, count_most) {
            (0, None) => {}
            (0, Some(_)) => self.say("how-many", "role-at-most", &facts),
            (least, Some(most)) if least == most => self.say("how-many", "role-exactly", &facts),
            (_, Some(_)) => self.say("how-many", "role-between", &facts),
            (_, None) => self.say("how-many", "role-at-least", &facts),
        }
        if let Some(other) = stand_in {
            self.say(
                "stand-in",
                "role-stand-in",
                &[("role", words.role(other).into())],
            );
        }
        if let Some(other) = reports_to {
            self.say(
                "reports-to",
                "role-reports-to",
                &[("role", words.role(other).into())],
            );
        }
        if let Some(most) = max_load {
            self.say(
                "work",
                "role-max-load",
                &[("most", i64::from(*most).into())],
            );
        }
        self.flag("work", *offer, "role-offer");
        if !needs.is_empty() {
            let courses = words.list(needs.iter().map(|course| words.course_name(course)));
            self.say("must-have", "role-needs", &[("courses", courses.into())]);
        }
        if !among.is_empty() {
            self.say(
                "turns",
                "role-among",
                &[("roles", words.roles(among).into())],
            );
        }
        if let Some(cover) = cover {
            self.cover(cover);
        }
        self.owes(meta);
        self.follows([&EventName::Uncovered(meta.id.clone())]);
    }

    pub(super) fn department(&mut self, department: &Department) {
        let Department { meta, head } = department;
        let words = self.words;
        self.maybe("head", head.as_ref().map(|head| words.role(head)));
        let roles = words.edition.roles.values();
        let roles = roles.filter(|role| role.department.as_ref() == Some(&meta.id));
        let named = self.named("role", roles.map(|role| &role.meta));
        if named.is_empty() {
            self.flag("has-roles", true, "department-people");
        }
        self.line("has-roles", named);
    }

    /// For what a holding of a role is.
    pub(super) fn scope_of(&mut self, role: &Id) {
        let words = self.words;
        let Some(role) = words.edition.roles.get(role) else {
            return;
        };
        let of = match &role.scope {
            RoleScope::Company => words.say("scope-company"),
            RoleScope::Department => words.say("scope-department"),
            RoleScope::Client => words.say("scope-client"),
            RoleScope::Place => words.say("scope-place"),
            RoleScope::Record(record) => words.say_with(
                "scope-record",
                &[("record", words.record_type(record).into())],
            ),
        };
        let facts = [
            ("role", words.label(&role.meta.name).into()),
            ("scope", of.into()),
        ];
        self.say("scope", "role-scope", &facts);
    }

    fn cover(&mut self, cover: &Cover) {
        let Cover {
            hours,
            at_least,
            planned,
        } = cover;
        let words = self.words;
        let hours = match hours {
            Some(calendar) => words.calendar_name(calendar),
            None => words.say("role-round-the-clock"),
        };
        let facts = [
            ("hours", hours.into()),
            ("least", i64::from(*at_least).into()),
        ];
        self.say("cover", "role-cover", &facts);
        if let Some(length) = planned {
            self.say(
                "cover",
                "role-planned",
                &[("length", words.length(length).into())],
            );
        }
    }

    /// What the holders of a role owe and may do.
    fn owes(&mut self, role: &Meta) {
        let words = self.words;
        let book = &words.edition;
        let is_meant = |by: &[Actor]| by.contains(&Actor::Role(role.id.clone()));
        let promises = book.promises.values();
        let promises =
            promises.filter(|rule| rule.variants.iter().any(|terms| is_meant(&terms.by)));
        self.line(
            "owes",
            self.named("promise", promises.map(|rule| &rule.meta)),
        );
        let duties = book.duties.values();
        let duties = duties.filter(|rule| rule.variants.iter().any(|terms| is_meant(&terms.by)));
        self.line("owes", self.named("duty", duties.map(|rule| &rule.meta)));
        let approvals = book.approvals.values();
        let approvals =
            approvals.filter(|rule| rule.variants.iter().any(|terms| is_meant(&terms.by)));
        self.line(
            "grants",
            self.named("approval", approvals.map(|rule| &rule.meta)),
        );
        let steps = book.records.values().flat_map(|record| {
            let steps = record.steps.iter().filter(|step| is_meant(&step.by));
            steps.map(move |step| {
                let facts = [
                    ("step", words.label(&step.meta.name).into()),
                    ("record", words.record_type(&record.meta.id).into()),
                ];
                words.say_with("explain-act-step", &facts)
            })
        });
        self.line("takes", words.list(steps));
    }
}

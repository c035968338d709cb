//! What narrows the queue, as menus of links.

use casework::access::ReadScope;
use casework::people::Side;

use super::Found;
use super::address::Address;
use crate::ui::filters::Filter;
use crate::ui::tabs::Tab;
use crate::wording::Wording;

/// Most people in the menu of owners.
const OWNERS_MAX: usize = 60;

/// The menus that narrow a list: type, state, owner, and what the address brought along.
pub(super) fn menus(
    words: &Wording,
    scope: &ReadScope,
    address: &Address,
    found: &Found,
) -> Vec<Filter> {
    let mut menus = vec![types(words, scope, address)];
    menus.extend(states(words, address));
    menus.push(owners(words, address));
    if let Some(client) = &found.client {
        let name = words.client_name(client);
        let rest = [everything(
            words,
            address.with(|address| address.client = None),
            false,
        )];
        menus.push(Filter {
            label: words.say("queue-client"),
            value: name,
            options: rest.into(),
        });
    }
    if let Some(number) = &address.number {
        let rest = [everything(
            words,
            address.with(|address| address.number = None),
            false,
        )];
        menus.push(Filter {
            label: words.say("queue-number"),
            value: number.clone(),
            options: rest.into(),
        });
    }
    menus
}

fn types(words: &Wording, scope: &ReadScope, address: &Address) -> Filter {
    let mut options = vec![everything(
        words,
        address.with(without_type),
        address.record_type.is_none(),
    )];
    let kinds = words
        .edition
        .record_order
        .iter()
        .filter(|kind| scope.may_read_some(kind));
    options.extend(kinds.map(|kind| Tab {
        label: words.record_type(kind),
        href: address.with(|address| {
            without_type(address);
            address.record_type = Some(kind.clone());
        }),
        count: None,
        active: address.record_type.as_ref() == Some(kind),
    }));
    menu(words, "queue-type", options)
}

/// States belong to a type, so that both go together.
pub(super) fn without_type(address: &mut Address) {
    address.record_type = None;
    address.state = None;
}

/// States belong to a type; without one they can't be chosen.
fn states(words: &Wording, address: &Address) -> Option<Filter> {
    let rule = words.record_rule(address.record_type.as_ref()?)?;
    let mut options = vec![everything(
        words,
        address.with(|address| address.state = None),
        address.state.is_none(),
    )];
    options.extend(rule.states.iter().map(|state| Tab {
        label: words.label(&state.name),
        href: address.with(|address| address.state = Some(state.id.clone())),
        count: None,
        active: address.state.as_ref() == Some(&state.id),
    }));
    Some(menu(words, "queue-state", options))
}

fn owners(words: &Wording, address: &Address) -> Filter {
    let mut options = vec![everything(
        words,
        address.with(|address| address.owner = None),
        address.owner.is_none(),
    )];
    let staff = words
        .directory
        .people
        .values()
        .filter(|person| person.active && person.side == Side::Staff);
    options.extend(staff.take(OWNERS_MAX).map(|person| Tab {
        label: words.person(person.id),
        href: address.with(|address| address.owner = Some(person.id)),
        count: None,
        active: address.owner == Some(person.id),
    }));
    menu(words, "queue-owner", options)
}

fn menu(words: &Wording, label: &str, options: Vec<Tab>) -> Filter {
    let value = options
        .iter()
        .find(|option| option.active)
        .map(|option| option.label.clone());
    Filter {
        label: words.say(label),
        value: value.unwrap_or_default(),
        options,
    }
}

fn everything(words: &Wording, href: String, active: bool) -> Tab {
    Tab {
        label: words.say("queue-all"),
        href,
        count: None,
        active,
    }
}

//! Where one can go from every page, with what waits there.

use casework::access::ClientFiles;
use store::desk::Capped;

use super::viewer::Viewer;
use crate::ui::icon::Icon;
use crate::ui::shell::{NavItem, NavPlace};

/// The places of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// What I owe today.
    Day,
    /// All records that I may read.
    Queue,
    /// Opening a record.
    Opening,
    /// The living handbook.
    Book,
    /// Clients.
    Clients,
    /// People.
    People,
    /// A client's own page.
    Portal,
}

/// The places that a viewer may go to, in order.
pub(crate) fn items(viewer: &Viewer, here: Place) -> Vec<NavItem> {
    let counts = viewer.navigation.unwrap_or_default();
    if viewer.is_contact() {
        return vec![
            item(viewer, here, Place::Portal, None),
            item(viewer, here, Place::Opening, None),
        ];
    }
    let mut items = vec![
        item(viewer, here, Place::Day, Some(counts.my_day)),
        item(viewer, here, Place::Queue, Some(counts.queue)),
        item(viewer, here, Place::Opening, None),
    ];
    let rest = [
        (Place::Book, viewer.scope.handbook),
        (Place::Clients, reads_clients(&viewer.scope.client_files)),
        (Place::People, viewer.scope.people),
    ];
    items.extend(
        rest.into_iter()
            .filter(|(_, may)| *may)
            .map(|(place, _)| item(viewer, here, place, None)),
    );
    items
}

fn reads_clients(files: &ClientFiles) -> bool {
    match files {
        ClientFiles::All => true,
        ClientFiles::Only(clients) => !clients.is_empty(),
    }
}

fn item(viewer: &Viewer, here: Place, place: Place, count: Option<Capped>) -> NavItem {
    let (href, text, icon, key) = match place {
        Place::Day => ("/day", "nav-day", Icon::CalendarTime, Some('d')),
        Place::Queue => ("/queue", "nav-queue", Icon::Inbox, Some('q')),
        Place::Opening => ("/new", "nav-new", Icon::Plus, Some('n')),
        Place::Book => ("/handbook", "nav-handbook", Icon::Book2, Some('b')),
        Place::Clients => ("/clients", "nav-clients", Icon::Building, Some('c')),
        Place::People => ("/people", "nav-people", Icon::Users, Some('p')),
        Place::Portal => ("/", "nav-portal", Icon::ListDetails, None),
    };
    let is_in_bar = matches!(
        place,
        Place::Day | Place::Queue | Place::Opening | Place::Book | Place::Portal
    );
    NavItem {
        href: href.to_owned(),
        label: viewer
            .voice
            .say(if viewer.is_contact() && place == Place::Opening {
                "nav-ask"
            } else {
                text
            }),
        icon,
        count: count.map(|count| count.number).filter(|number| *number > 0),
        active: here == place,
        heading: None,
        place: if is_in_bar {
            NavPlace::RailAndTabBar
        } else {
            NavPlace::Rail
        },
        key,
    }
}

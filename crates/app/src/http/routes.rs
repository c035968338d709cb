//! The list of routes. Each has a door; what names none is for staff alone, so that a forgotten check shuts instead of opens.

use axum::Router;
use axum::handler::Handler;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get, post};

use super::viewer;
use crate::state::AppState;

/// Who may knock at a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Signed-in staff.
    Staff,
    /// Whoever is signed in: staff, and clients' contacts.
    SignedIn,
    /// Everybody.
    Open,
}

/// How a route is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Shows something, changes nothing.
    Get,
    /// May change something.
    Post,
}

/// A route by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RouteName {
    /// Its path, with parameters in braces.
    pub path: &'static str,
    /// How it is asked.
    pub verb: Verb,
    /// Who may knock.
    pub door: Door,
}

/// Routes with their handlers.
#[derive(Debug, Default)]
pub(crate) struct Routes {
    staff: Router<AppState>,
    signed_in: Router<AppState>,
    open: Router<AppState>,
    list: Vec<RouteName>,
}

impl Routes {
    /// No routes yet.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A page for staff.
    pub(crate) fn get<H: Handler<T, AppState>, T: 'static>(
        self,
        path: &'static str,
        handler: H,
    ) -> Self {
        self.add(
            RouteName {
                path,
                verb: Verb::Get,
                door: Door::Staff,
            },
            get(handler),
        )
    }

    /// An act of staff.
    pub(crate) fn post<H: Handler<T, AppState>, T: 'static>(
        self,
        path: &'static str,
        handler: H,
    ) -> Self {
        self.add(
            RouteName {
                path,
                verb: Verb::Post,
                door: Door::Staff,
            },
            post(handler),
        )
    }

    /// A page for staff and for clients' contacts; what they may see is the handler's care.
    pub(crate) fn shared_get<H: Handler<T, AppState>, T: 'static>(
        self,
        path: &'static str,
        handler: H,
    ) -> Self {
        self.add(
            RouteName {
                path,
                verb: Verb::Get,
                door: Door::SignedIn,
            },
            get(handler),
        )
    }

    /// An act of staff or of a client's contact.
    pub(crate) fn shared_post<H: Handler<T, AppState>, T: 'static>(
        self,
        path: &'static str,
        handler: H,
    ) -> Self {
        self.add(
            RouteName {
                path,
                verb: Verb::Post,
                door: Door::SignedIn,
            },
            post(handler),
        )
    }

    /// A page for everybody.
    pub(crate) fn open_get<H: Handler<T, AppState>, T: 'static>(
        self,
        path: &'static str,
        handler: H,
    ) -> Self {
        self.add(
            RouteName {
                path,
                verb: Verb::Get,
                door: Door::Open,
            },
            get(handler),
        )
    }

    /// An act of everybody, such as signing in.
    pub(crate) fn open_post<H: Handler<T, AppState>, T: 'static>(
        self,
        path: &'static str,
        handler: H,
    ) -> Self {
        self.add(
            RouteName {
                path,
                verb: Verb::Post,
                door: Door::Open,
            },
            post(handler),
        )
    }

    /// Adds the routes of another room.
    pub(crate) fn merge(mut self, other: Routes) -> Self {
        self.staff = self.staff.merge(other.staff);
        self.signed_in = self.signed_in.merge(other.signed_in);
        self.open = self.open.merge(other.open);
        self.list.extend(other.list);
        self
    }

    /// All routes behind their doors.
    pub(crate) fn into_router(self, state: &AppState) -> Router<AppState> {
        let staff = self
            .staff
            .route_layer(from_fn_with_state(state.clone(), viewer::demand_staff));
        let signed_in = self
            .signed_in
            .route_layer(from_fn_with_state(state.clone(), viewer::demand));
        staff.merge(signed_in).merge(self.open)
    }

    /// The names of all routes.
    pub(crate) fn into_list(self) -> Vec<RouteName> {
        self.list
    }

    fn add(mut self, name: RouteName, handler: MethodRouter<AppState>) -> Self {
        self.list.push(name);
        let router = match name.door {
            Door::Staff => &mut self.staff,
            Door::SignedIn => &mut self.signed_in,
            Door::Open => &mut self.open,
        };
        *router = std::mem::take(router).route(name.path, handler);
        self
    }
}

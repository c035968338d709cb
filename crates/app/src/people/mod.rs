//! The people of a company as pages: who they are, which roles they hold, inviting them, putting them aside.

mod acts;
mod invitation;
mod list;
mod person;
mod roster;

use crate::http::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/people", list::list)
        .post("/people/invitations", invitation::invite)
        .get("/people/{id}", person::person)
        .post("/people/{id}/roles", acts::grant)
        .post("/people/{id}/roles/ending", acts::end_role)
        .post("/people/{id}/deactivation", acts::deactivate)
        .post("/people/{id}/reactivation", acts::reactivate)
        .post("/people/{id}/invitation", acts::invite_again)
}

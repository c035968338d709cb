//! Signing in and out, a first password by invitation, a new one by mail.

mod invitation;
mod letter;
mod page;
pub(crate) mod password;
mod reset;
mod session;
pub(crate) mod token;

pub(crate) use letter::{invitation_path, issue_invitation, send_invitation};

use crate::http::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .open_get("/sign-in", session::form)
        .open_post("/sign-in", session::sign_in)
        .open_post("/sign-in/samples", session::sign_in_as_sample)
        .open_post("/sign-out", session::sign_out)
        .open_get("/invitations/{token}", invitation::form)
        .open_post("/invitations/{token}", invitation::set_password)
        .open_get("/resets", reset::form)
        .open_post("/resets", reset::ask)
        .open_get("/resets/{token}", invitation::form)
        .open_post("/resets/{token}", invitation::set_password)
}

### Signing in, first passwords, new passwords, and the mails that lead to them.

sign-in-title = Sign in
sign-in-submit = Sign in
sign-in-failed = You are not signed in
sign-in-wrong = The mail address or the password is wrong.
sign-in-too-often = Too many wrong attempts. Please try again in fifteen minutes, or ask for a new password.
sign-in-forgotten = Forgotten your password, or none set yet?
sign-in-samples = Sample people, one click to sign in
field-mail = Mail address
field-password = Password
field-new-password = New password
field-password-again = Once more
password-title = Set your password
password-lead = Hello { $name }. Set a password and you are in.
password-help = At least { $characters } characters; a sentence that you remember is best.
password-submit = Set password and sign in
password-not-set = The password is not set yet
password-too-short = The password is too short: at least { $characters } characters.
password-too-long = The password is too long. Please choose a shorter one.
password-differs = The two don't match. Please type them again.
reset-title = New password
reset-lead = Tell us your mail address and we send you a link.
reset-submit = Send me a link
reset-cancel = Back to sign-in
reset-sent = If that address belongs to an account here, a link arrives within minutes. It works for two hours.
link-over-title = This link doesn't work any more
link-over = A link works once and for a limited time. Ask for a new one if you need it.

### Mails
mail-invitation-subject = You are invited to the service desk of { $org }
mail-invitation-text =
    Hello { $name },

    { $org } invites you to its service desk. Please open this link and set your password:

    { $link }

    The link works once, within two weeks.
mail-reset-subject = A new password for the service desk of { $org }
mail-reset-text =
    Hello { $name },

    somebody asked for a new password for you. If that was you, please open this link:

    { $link }

    The link works once, within two hours. If it wasn't you, do nothing: your password stays as it is.

### The frame around every page, and what it says when something can't be shown.

### Product
product-name = Yinuo
product-seal = 諾

### Languages, each in itself
language-zh-Hant = 繁體中文
language-zh-Hans = 简体中文
language-en = English

### Frame
shell-skip = Skip to content
shell-navigation = Main menu
shell-search = Find by number
shell-more = More
shell-preferences = Settings
shell-language = Language
shell-theme = Theme
shell-light = Light
shell-dark = Dark
shell-auto = Auto
shell-sign-out = Sign out
shell-live = { $n } updates
shell-keys = Keyboard shortcuts

### Ticking clocks
clock-left-hours = { $h } h { $m } min left
clock-left-minutes = { $m } min left
clock-left-seconds = { $s } s left
clock-late-hours = { $h } h { $m } min late
clock-late-minutes = { $m } min late

### Keys
key-rows = Row up, row down
key-open = Open
key-day = My day
key-queue = Records
key-book = Handbook
key-search = Search
key-keys = This list

### Places
nav-day = My day
nav-queue = Records
nav-new = New record
nav-ask = New matter
nav-handbook = Handbook
nav-clients = Clients
nav-people = People
nav-portal = My matters

### Faults
fault-way-home = Back to the start
fault-reference = If you ask for help, please name request { $number }, { $time }
fault-not-found-title = This page isn't here
fault-not-found = It may have moved, or your roles don't show it.
fault-signed-out-title = Please sign in
fault-signed-out = Your session has ended and nothing was written. Sign in and go back: long texts that you typed are still on this device, so you can send them again.
fault-refused-title = This can't be done now
fault-refused = Nothing was written, for these reasons.
fault-not-utf8-title = The text can't be read
fault-not-utf8 = What was sent isn't UTF-8 text, so nothing was written. Please go back and send it again from your browser.
fault-malformed-title = The form can't be read
fault-malformed = The form arrived incomplete, so nothing was written. Please go back and send it again.
fault-too-many-fields-title = Too many fields
fault-too-many-fields = More fields arrived than any form has, so nothing was written.
fault-too-large-title = That is too large
fault-too-large = The limit is { $megabytes } MB, so nothing was written. Please go back and send a smaller file or a shorter text.
fault-foreign-title = This form didn't come from here
fault-foreign = To protect you, forms that other sites send are refused. Nothing was written; please do it again on a page of this site.
fault-too-many-title = Too many attempts
fault-too-many = Please wait a while and try again.
fault-busy-title = Too busy right now
fault-busy = Too many acts are waiting, and yours was not written. Please send it again in a few seconds.
fault-fault-title = Something went wrong
fault-fault = This didn't work, and it has been noted. Please try again later; if it still fails, tell your administrator the number below.
input-too-large = The file is larger than { $megabytes } MB and was not uploaded. Please choose a smaller one.

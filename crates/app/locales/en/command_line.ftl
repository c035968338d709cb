### What the command line says.

### Failures
failure-system = The system says: { $detail }
failure-file = { $path } can't be read or written: { $detail }
failure-store = The database says: { $detail }
failure-mail = The set-up of mail is wrong: { $detail }
failure-newer = These data were written by a newer program (version { $found }); this one knows up to { $known }. Use the newer program; nothing was changed.
failure-master-key = { $path } isn't a master key: the file should hold 64 hexadecimal digits.
failure-tampered = { $place } doesn't open: it was changed, or the master key is another one.
failure-not-empty = { $path } isn't empty. Name an empty place.
failure-not-a-backup = There is no backup in { $path }.
failure-handbook = The handbook has errors and can't be used yet. Mend the places named above first.
load-not-found = There is neither a file or folder nor a shipped handbook called "{ $wanted }". Shipped are: { $shipped }
load-too-large = { $path } is larger than { $megabytes } MB, which no handbook is.
load-bad-list = { $path } can't be read: { $detail }
load-outside = The files of a handbook stay in its folder, but "{ $name }" leads out of it.
data-missing = Nothing is set up in { $path } yet. Run yinuo init first.
data-taken = { $path } isn't empty. Name an empty folder.
data-key-inside = The master key can't lie inside the data folder ({ $path }): whoever copies the data would take it along. Name another place with --key.
data-no-key = The master key isn't at { $path }. Without it personal data can't be read; say with --key where it is.
data-no-server = The data are on a PostgreSQL server. Name it with --database.
data-no-home = The environment names no home folder. Say with --key where the master key shall be.
data-no-chance = The system gives no random numbers.
data-no-org = There is no company in these data yet. Run yinuo init first.

### Setting up and serving
init-done = { $name } is set up. The master key is at { $key }. Keep a copy elsewhere: without it nobody can read personal data.
init-next = Now run: yinuo serve --data { $dir } and open this link to set your password: { $link }
serve-listening = The desk is open at { $url }
serve-no-address = Can't listen on { $address }: { $detail }

### People
command-invited = Added. The desk sends the invitation when it runs.
command-reactivated = May act again.
command-deactivated = Put aside, and signed out.
command-granted = The role is given.
command-role-ended = The role is taken back.
command-reset = A link that works once, for a day: { $link }
command-unknown = There is no "{ $word }".
command-active = active
command-inactive = put aside

### Integrity
verify-sound = Sound: { $events } events, { $rows } rows and { $checkpoints } daily marks agree.
verify-broken = { $faults } things are wrong.
verify-more = { $left } more aren't listed.
verify-gap = The chain is broken: event { $expected } should come, but { $found } does. Events were taken out.
verify-hash = Event { $seq } isn't what was hashed, or not in its place.
verify-unreadable = Event { $seq } can't be read, or its sealed texts don't open.
verify-columns = The columns beside event { $seq } say something else than the event.
verify-cut = The chain was cut: it was marked up to event { $marked } and now ends with { $last }.
verify-mark = Event { $seq } isn't the one that was marked that day: the chain was written anew.
verify-broken-marks = Line { $line } of the file of marks was changed.
verify-row-missing = { $table } lacks a row: { $key }
verify-row-extra = { $table } has a row too many: { $key }
verify-row-other = { $table } has a row that isn't what the events say: { $key }
rebuild-done = Made again from { $events } events.
backup-done = The backup is in { $path }. The master key isn't in it; keep it elsewhere.
restore-done = Restored to { $path }.

### Clients

clients-title = Clients
clients-sentence = { $count ->
    [one] One client
   *[other] { $count } clients
}
clients-empty = There are no clients yet.
client-tier-heading = Tier
client-served-by = Served by
client-since = On file since
client-open-records = Open
client-closed-records = Closed lately
client-in-queue = See in the queue
client-no-records = Nothing is open.
client-aside = Facts
client-serving = Who serves them
client-nobody-serving = Nobody is named yet.
client-contacts = Contacts
client-no-contacts = There are no contacts yet.

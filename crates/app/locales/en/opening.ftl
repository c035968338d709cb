### Opening a record

opening-title = New record
opening-choose = What would you like to open?
opening-choose-client = What would you like to raise?
opening-sentence = New: { $record }
opening-sentence-client = { $record }
opening-contact = Contact
opening-contact-help = For whom you enter it; replies go to the client’s contacts.
opening-contact-none = nobody in particular
opening-contact-other = This person is no contact of the chosen client.
opening-message = Message
opening-files = Files
opening-files-again = Files have to be chosen again.
opening-submit = Open
opening-submit-client = Send
opening-effect = The handbook’s promises begin to run at once.
opening-effect-client = You will see its number here, and by when we promise what.
flash-opened = It is registered.

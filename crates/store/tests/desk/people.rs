//! People and clients as pages ask for them.

use std::collections::BTreeSet;

use casework::access::ClientFiles;
use casework::people::{Person, RoleFor, Side};
use casework::records::Record;
use handbook::Id;
use store::desk::{clients, people};

use crate::fixture::*;

#[test]
pub(crate) fn people_come_with_their_roles() {
    with_desk(|door| {
        put_person(door, org(), &staff(1, "吳品萱"));
        put_person(
            door,
            org(),
            &Person {
                active: false,
                ..staff(2, "鄭宇航")
            },
        );
        put_role(door, org(), "agent", "company", person(1));
        put_role(door, org(), "lead", "department:service", person(1));
        put_role(
            door,
            org(),
            "manager",
            &format!("client:{}", client(4)),
            person(1),
        );
        let list = people::list(door, org()).unwrap();
        let names: Vec<_> = list
            .iter()
            .map(|held| held.person.name.text().unwrap())
            .collect();
        assert_eq!(names, ["吳品萱", "鄭宇航"]);
        let expected = [
            (Id::new("agent"), RoleFor::Company),
            (Id::new("lead"), RoleFor::Department(Id::new("service"))),
            (Id::new("manager"), RoleFor::Client(client(4))),
        ];
        assert_eq!(list[0].holdings, expected);
        assert_eq!(
            people::one(door, org(), person(1))
                .unwrap()
                .unwrap()
                .holdings,
            expected
        );
        assert_eq!(
            people::clients_of(door, org(), person(1)).unwrap(),
            BTreeSet::from([client(4)])
        );
        assert!(people::one(door, org(), person(3)).unwrap().is_none());
    });
}

#[test]
pub(crate) fn an_address_finds_whoever_may_act() {
    with_desk(|door| {
        put_person(door, org(), &staff(1, "吳品萱"));
        put_person(
            door,
            org(),
            &Person {
                active: false,
                ..staff(2, "鄭宇航")
            },
        );
        let found = people::by_mail(door, org(), " P1@Example.org ")
            .unwrap()
            .unwrap();
        assert_eq!(found.id, person(1));
        assert!(
            people::by_mail(door, org(), "p2@example.org")
                .unwrap()
                .is_none()
        );
        assert!(
            people::by_mail(door, uid(2), "p1@example.org")
                .unwrap()
                .is_none()
        );
    });
}

#[test]
pub(crate) fn clients_are_found_by_a_part_of_their_name() {
    with_desk(|door| {
        for (number, name) in [(1, "沐禾茶飲"), (2, "禾風 Studio"), (3, "青嶼酒店集團")]
        {
            put_client(door, org(), &client_named(number, name));
        }
        let all = ClientFiles::All;
        let ids = |clients: Vec<casework::clients::Client>| {
            clients.iter().map(|row| row.id).collect::<Vec<_>>()
        };
        let found = ids(clients::search(door, org(), &all, "禾", 10).unwrap());
        assert_eq!(
            found,
            [client(2), client(1)],
            "those that begin with it first"
        );
        assert_eq!(
            ids(clients::search(door, org(), &all, "STUDIO", 10).unwrap()),
            [client(2)]
        );
        assert_eq!(
            ids(clients::search(door, org(), &all, "禾", 1).unwrap()),
            [client(2)]
        );
        assert_eq!(
            ids(clients::search(door, org(), &all, " ", 10).unwrap()),
            []
        );
        let only = ClientFiles::Only(BTreeSet::from([client(1), client(3)]));
        assert_eq!(
            ids(clients::search(door, org(), &only, "禾", 10).unwrap()),
            [client(1)]
        );
        assert_eq!(
            ids(clients::list(door, org(), &only).unwrap()),
            [client(1), client(3)]
        );
        assert_eq!(clients::list(door, org(), &all).unwrap().len(), 3);
    });
}

#[test]
pub(crate) fn a_client_comes_with_its_contacts_and_records() {
    with_desk(|door| {
        put_client(door, org(), &client_named(1, "沐禾茶飲"));
        put_person(
            door,
            org(),
            &Person {
                side: Side::Client(client(1)),
                ..staff(5, "高雅琴")
            },
        );
        put_person(door, org(), &staff(6, "吳品萱"));
        let page = clients::one(door, org(), &ClientFiles::All, client(1))
            .unwrap()
            .unwrap();
        assert_eq!(
            page.contacts
                .iter()
                .map(|contact| contact.id)
                .collect::<Vec<_>>(),
            [person(5)]
        );
        let none = ClientFiles::Only(BTreeSet::new());
        assert!(
            clients::one(door, org(), &none, client(1))
                .unwrap()
                .is_none()
        );

        let of_client = |number| Record {
            client: Some(client(1)),
            ..record(number)
        };
        put_record(
            door,
            org(),
            &Record {
                is_final: true,
                changed_at: NOW,
                ..of_client(1)
            },
            None,
        );
        put_record(
            door,
            org(),
            &Record {
                changed_at: NOW.minus(5),
                ..of_client(2)
            },
            None,
        );
        put_record(
            door,
            org(),
            &Record {
                changed_at: NOW.minus(4),
                ..of_client(3)
            },
            None,
        );
        put_record(
            door,
            org(),
            &Record {
                owner: person(2),
                ..of_client(4)
            },
            None,
        );
        let rows = clients::records(door, org(), &scope(person(1)), client(1), 10).unwrap();
        let ids: Vec<_> = rows.iter().map(|row| row.record.id).collect();
        assert_eq!(ids, [record_id(3), record_id(2), record_id(1)]);
    });
}

//! Which group may use the unix sockets.

use nix::unistd::{Gid, Group};

use super::ListenError;

/// The group that gives its members the socket where nobody says otherwise, as with dockerd.
const DEFAULT_GROUP: &str = "docker";

/// Looks up the group of `-G`, by name or number; without one, `docker`. `None`: the sockets stay the daemon's own.
pub(super) fn socket_group(named: Option<&str>) -> Result<Option<Gid>, ListenError> {
    let name = named.unwrap_or(DEFAULT_GROUP);
    if name.is_empty() {
        return Ok(None);
    }
    let found = Group::from_name(name).map_err(|source| ListenError::GroupLookup {
        name: name.to_owned(),
        source,
    })?;
    match (found, name.parse::<u32>(), named) {
        (Some(group), _, _) => Ok(Some(group.gid)),
        (None, Ok(number), _) => Ok(Some(Gid::from_raw(number))),
        (None, Err(_), None) => Ok(None),
        (None, Err(_), Some(_)) => Err(ListenError::Group(name.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_group_must_exist_and_the_default_need_not() {
        assert_eq!(
            socket_group(Some("root")).expect("root exists"),
            Some(Gid::from_raw(0))
        );
        assert_eq!(
            socket_group(Some("4711")).expect("a number needs no entry"),
            Some(Gid::from_raw(4711))
        );
        assert_eq!(socket_group(Some("")).expect("no group"), None);
        assert!(matches!(
            socket_group(Some("no-such-group")),
            Err(ListenError::Group(_))
        ));
        assert!(socket_group(None).is_ok());
    }
}

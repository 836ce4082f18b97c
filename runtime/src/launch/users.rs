//! Who `--user` means, by the container's own /etc/passwd and /etc/group.

use std::io::Read;
use std::os::fd::OwnedFd;

use rustix::fs::OFlags;

use super::{LaunchFailure, Step, UserPlan};
use crate::kernel::inroot::{InRoot, Links};
use crate::kernel::{AtStep, OrCall};

/// A passwd or group file larger than this is not read further: it is the image's, and may be anything.
const MAX_FILE_BYTES: u64 = 4 << 20;
/// Largest id that user and group names may stand for, as other engines have it.
const MAX_ID: u32 = i32::MAX as u32;

/// A user, as numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ResolvedUser {
    pub(super) uid: u32,
    pub(super) gid: u32,
    /// Supplementary groups; the primary one is among them, so that files denied to it stay denied.
    pub(super) groups: Vec<u32>,
    pub(super) home: String,
}

/// Looks a user up in a container's files.
pub(super) fn resolve(root: &InRoot, plan: &UserPlan) -> Result<ResolvedUser, LaunchFailure> {
    // The usual case, root without groups, needs the passwd file only for HOME.
    let passwd = read_bounded(root, "/etc/passwd")?;
    let group = read_bounded(root, "/etc/group")?;
    resolve_in(&passwd, &group, plan).map_err(|sentence| LaunchFailure {
        step: Step::User,
        call: sentence,
        errno: 0,
    })
}

fn read_bounded(root: &InRoot, path: &str) -> Result<String, LaunchFailure> {
    // Without O_NONBLOCK an image with a fifo of this name could hold the start for ever.
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY;
    let Ok(Some(file)) = root.open_existing(path, flags, Links::Follow) else {
        return Ok(String::new());
    };
    if !is_regular(&file) {
        return Ok(String::new());
    }
    let mut bytes = Vec::new();
    std::fs::File::from(file)
        .take(MAX_FILE_BYTES)
        .read_to_end(&mut bytes)
        .or_call(|| format!("read(in root, {path:?})"))
        .at(Step::User)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn is_regular(file: &OwnedFd) -> bool {
    rustix::fs::fstat(file).is_ok_and(|stat| {
        rustix::fs::FileType::from_raw_mode(stat.st_mode) == rustix::fs::FileType::RegularFile
    })
}

fn resolve_in(passwd: &str, group: &str, plan: &UserPlan) -> Result<ResolvedUser, String> {
    let (user_text, group_text) = match plan.user.split_once(':') {
        Some((user, group)) => (user, group),
        None => (plan.user.as_str(), ""),
    };
    let number = parse_id(user_text)?;
    let wanted = if user_text.is_empty() {
        Some(0)
    } else {
        number
    };
    let entry = passwd
        .lines()
        .filter_map(parse_passwd_line)
        .find(|entry| match wanted {
            Some(uid) => entry.uid == uid,
            None => entry.name == user_text,
        });
    let (uid, mut gid, name, home) = match (entry, wanted) {
        (Some(entry), _) => (entry.uid, entry.gid, entry.name, entry.home),
        (None, Some(uid)) => (uid, 0, "", "/"),
        (None, None) => {
            return Err(format!(
                "unable to find user {user_text}: no matching entries in passwd file"
            ));
        }
    };
    let mut groups = Vec::new();
    if group_text.is_empty() {
        if !name.is_empty() {
            let member =
                |entry: &GroupEntry<'_>| entry.members.split(',').any(|member| member == name);
            groups.extend(
                group
                    .lines()
                    .filter_map(parse_group_line)
                    .filter(member)
                    .map(|entry| entry.gid),
            );
        }
    } else {
        gid = find_group(group, group_text)?;
    }
    for additional in &plan.additional_groups {
        groups.push(find_group(group, additional)?);
    }
    groups.insert(0, gid);
    groups.dedup();
    let home = if home.is_empty() { "/" } else { home };
    Ok(ResolvedUser {
        uid,
        gid,
        groups,
        home: home.to_owned(),
    })
}

fn find_group(group: &str, wanted: &str) -> Result<u32, String> {
    if let Some(gid) = parse_id(wanted)? {
        return Ok(gid);
    }
    group
        .lines()
        .filter_map(parse_group_line)
        .find(|entry| entry.name == wanted)
        .map(|entry| entry.gid)
        .ok_or_else(|| format!("unable to find group {wanted}: no matching entries in group file"))
}

/// A number is an id and never a name; a number out of range is an error and never wraps around.
fn parse_id(text: &str) -> Result<Option<u32>, String> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    match text.parse::<u32>() {
        Ok(id) if id <= MAX_ID => Ok(Some(id)),
        _ => Err(format!("uids and gids must be in range 0-{MAX_ID}: {text}")),
    }
}

struct PasswdEntry<'a> {
    name: &'a str,
    uid: u32,
    gid: u32,
    home: &'a str,
}

fn parse_passwd_line(line: &str) -> Option<PasswdEntry<'_>> {
    let mut fields = line.split(':');
    let name = fields.next()?;
    let uid = fields.nth(1)?.parse().ok()?;
    let gid = fields.next()?.parse().ok()?;
    let home = fields.nth(1).unwrap_or_default();
    Some(PasswdEntry {
        name,
        uid,
        gid,
        home,
    })
}

struct GroupEntry<'a> {
    name: &'a str,
    gid: u32,
    members: &'a str,
}

fn parse_group_line(line: &str) -> Option<GroupEntry<'_>> {
    let mut fields = line.split(':');
    let name = fields.next()?;
    let gid = fields.nth(1)?.parse().ok()?;
    Some(GroupEntry {
        name,
        gid,
        members: fields.next().unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSWD: &str = "root:x:0:0:root:/root:/bin/sh\nbad line\nweb:x:33:34::/srv/web:/bin/sh\n7:x:70:70::/seven:\n";
    const GROUP: &str = "root:x:0:\nwww:x:34:\nlogs:x:90:web,other\n";

    fn resolved(user: &str, additional: &[&str]) -> Result<(u32, u32, Vec<u32>, String), String> {
        let additional_groups = additional.iter().map(|group| (*group).to_owned()).collect();
        let plan = UserPlan {
            user: user.to_owned(),
            additional_groups,
        };
        resolve_in(PASSWD, GROUP, &plan).map(|user| (user.uid, user.gid, user.groups, user.home))
    }

    #[test]
    fn users_are_found_by_name_and_number() {
        assert_eq!(resolved("", &[]), Ok((0, 0, vec![0], "/root".to_owned())));
        assert_eq!(
            resolved("web", &[]),
            Ok((33, 34, vec![34, 90], "/srv/web".to_owned()))
        );
        assert_eq!(
            resolved("33", &[]),
            Ok((33, 34, vec![34, 90], "/srv/web".to_owned()))
        );
        assert_eq!(
            resolved("web:root", &["logs"]),
            Ok((33, 0, vec![0, 90], "/srv/web".to_owned()))
        );
        assert_eq!(
            resolved("1234:99", &[]),
            Ok((1234, 99, vec![99], "/".to_owned()))
        );
    }

    #[test]
    fn a_number_is_never_a_name() {
        assert_eq!(resolved("7", &[]), Ok((7, 0, vec![0], "/".to_owned())));
    }

    #[test]
    fn unknown_names_and_numbers_out_of_range_are_refused() {
        assert_eq!(
            resolved("nobody", &[]),
            Err("unable to find user nobody: no matching entries in passwd file".into())
        );
        assert_eq!(
            resolved("0:nope", &[]),
            Err("unable to find group nope: no matching entries in group file".into())
        );
        assert!(resolved("4294967296", &[]).is_err());
        assert!(resolved("2147483648", &[]).is_err());
        assert!(resolved("-1", &[]).is_err());
    }
}

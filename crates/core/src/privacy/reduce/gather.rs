//! The properties of one record, each only where its part may be seen.

use super::{Property, scrub};
use crate::domain::{FieldGroup, FieldGroups};

/// Gathers the properties of one record.
pub(super) struct Gather {
    pub(super) granted: FieldGroups,
    pub(super) scrubbed: bool,
    pub(super) properties: Vec<(&'static str, Property)>,
}

impl Gather {
    pub(super) fn words(&self, text: &str) -> String {
        if self.scrubbed {
            scrub::words(text)
        } else {
            text.to_owned()
        }
    }

    pub(super) fn put(&mut self, group: FieldGroup, name: &'static str, value: Option<Property>) {
        if let Some(value) = value.filter(|_| self.granted.has(group)) {
            self.properties.push((name, value));
        }
    }

    pub(super) fn text(&mut self, group: FieldGroup, name: &'static str, text: Option<&str>) {
        let text = text.map(|text| Property::Text(self.words(text)));
        self.put(group, name, text);
    }

    /// As it is, whatever it looks like: a telephone number that may be seen.
    pub(super) fn exact(&mut self, group: FieldGroup, name: &'static str, text: Option<&str>) {
        self.put(
            group,
            name,
            text.map(|text| Property::Text(text.to_owned())),
        );
    }

    pub(super) fn list(&mut self, group: FieldGroup, name: &'static str, all: &[String]) {
        let all: Vec<String> = all.iter().map(|text| self.words(text)).collect();
        self.put(
            group,
            name,
            (!all.is_empty()).then_some(Property::List(all)),
        );
    }

    pub(super) fn said(
        &mut self,
        group: FieldGroup,
        name: &'static str,
        value: Option<&dyn ToString>,
    ) {
        self.put(
            group,
            name,
            value.map(|value| Property::Text(value.to_string())),
        );
    }
}

//! TypeScript for the table of calls: one file, committed, checked by a test.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use ts_rs::{Config, TS, TypeVisitor};

use super::*;

/// Collects the declarations of a type and of all that it is made of.
struct Declarations {
    config: Config,
    seen: HashSet<TypeId>,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let doc = T::docs().unwrap_or_default();
            let text = format!("{doc}export {}\n", T::decl(&self.config));
            // A generic type is declared once for all that it is made with.
            let name = T::name(&self.config);
            let name = name.split('<').next().unwrap_or(&name).to_owned();
            self.by_name.insert(name, text);
        }
        T::visit_generics(self);
        T::visit_dependencies(self);
    }
}

macro_rules! write_calls {
    ($($group:ident { $(#[doc = $doc:literal] $name:ident($request:ident) -> $answer:ty;)* })*) => {
        /// The text of `ui/src/host/generated/calls.ts`.
        #[must_use]
        pub fn typescript() -> String {
            let config = Config::new().with_large_int("number");
            let mut all = Declarations { config, seen: HashSet::new(), by_name: BTreeMap::new() };
            let mut calls = String::new();
            $($(
                all.visit::<$group::$request>();
                all.visit::<$answer>();
                calls.push_str(&format!(
                    "  /**{} */\n  {}: {{ params: {}; answer: {} }};\n",
                    $doc,
                    stringify!($name),
                    <$group::$request as TS>::name(&all.config),
                    <$answer as TS>::name(&all.config),
                ));
            )*)*
            all.visit::<Failure>();
            all.visit::<Event>();
            let types: Vec<&str> = all.by_name.values().map(String::as_str).collect();
            format!(
                "// Written from the table of calls in crates/core/src/api: `cargo xtask bindings`.\n\n\
                 /** Every call: what it takes and what it answers. */\n\
                 export interface Calls {{\n{calls}}}\n\n{}",
                types.join("\n")
            )
        }
    };
}
table_of_calls!(write_calls);

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_typescript_is_current() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../ui/src/host/generated/calls.ts"
        );
        if std::env::var_os("HOMEGROUND_WRITE_BINDINGS").is_some() {
            std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
            std::fs::write(path, super::typescript()).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            committed == super::typescript(),
            "run `cargo xtask bindings` and commit"
        );
    }
}

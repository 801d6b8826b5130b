"""From proposals to kept values: one import is one deed."""

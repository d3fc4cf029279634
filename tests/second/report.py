"""The tally that every check prints: what passed, the first differences, and one closing line."""
import sys

SHOWN = 20


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, right, text):
        """Counts one comparison; text is what to print where it is not right."""
        if right:
            self.passed += 1
        else:
            self.failed += 1
            if self.failed <= SHOWN:
                print(text)

    def close(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed or not self.passed else 0)

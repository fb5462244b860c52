import java.io.File;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates each file named in the arguments against PDF/UA-1 with veraPDF's engine.
 * Prints a line "file: conformant" or "file: not conformant", and below the latter each rule that
 * failed with the number of places. The exit code is 1 when a file does not conform.
 */
public class V {
  private static final PDFAFlavour PROFILE = PDFAFlavour.PDFUA_1;
  private static final int ENOUGH_FAILURES = 1000;

  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean allConform = true;
    for (String file : files) {
      allConform &= conforms(new File(file));
    }
    System.exit(allConform ? 0 : 1);
  }

  private static boolean conforms(File file) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, PROFILE);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PROFILE, ENOUGH_FAILURES, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      String verdict = result.isCompliant() ? "conformant" : "not conformant";
      System.out.println(file.getName() + ": " + verdict);
      tellFailures(result);
      return result.isCompliant();
    }
  }

  private static void tellFailures(ValidationResult result) {
    TreeMap<String, Integer> places = new TreeMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.FAILED) {
        String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        places.merge(rule + " " + assertion.getMessage(), 1, Integer::sum);
      }
    }
    places.forEach((rule, number) -> System.out.println("  " + number + " x " + rule));
  }
}

using System.Globalization;

namespace SupportConsole.App.HandOff;

/// <summary>Short messages to a customer, ready to be sent. None holds a secret or a word that is meant for us alone.</summary>
public static class CustomerMessages
{
    /// <summary>Asks again for what the customer has not sent yet.</summary>
    /// <param name="to">The contact's name; "the customer" if it is not known.</param>
    /// <param name="since">When the hand-off was sent, UTC.</param>
    public static string Reminder(HandOffSheet sheet, string to, DateTimeOffset since) =>
        $"""
        Hello{(to == "the customer" ? "" : $" {to}")},

        On {since.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture)} we sent you the values to set up single sign-on for {sheet.Customer} with {sheet.Guide.NameForCustomer}.
        To finish, we still need:

        {string.Join("\n", sheet.SendBack.Where(value => value.Required).Select(value => $"- {value.Name}{(value.Secret ? " (through a secure channel, not by email)" : "")}"))}

        Kind regards,
        InfluxData Support
        """;
}

using SupportConsole.App.Record;

namespace SupportConsole.App.Inventory;

/// <summary>A person whom connections can be assigned to.</summary>
/// <param name="Id">As <see cref="StaffMember.Id"/>.</param>
/// <param name="Text">The name; with the email address if two people have the name.</param>
public sealed record StaffChoice(string Id, string Name, string Text);
